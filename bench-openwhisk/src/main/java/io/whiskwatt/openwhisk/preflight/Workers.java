package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The workers of a platform.
 *
 * @param expected as the study says, 1 or more; empty: it does not say
 * @param cover how many the load must reach, 1 or more
 * @param healthy as the controller says; empty: it is not served
 * @param seen by a probe; empty: none could be told, or nobody looked
 */
public record Workers(OptionalInt expected, int cover, OptionalInt healthy, OptionalInt seen) {
  /** The only one, which is here. */
  public static Workers one() {
    return new Workers(OptionalInt.of(1), 1, OptionalInt.of(1), OptionalInt.of(1));
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (healthy.isPresent() && healthy.getAsInt() < expected.orElse(1)) {
      problems.add(
          Problem.of(
              healthy.getAsInt()
                  + " healthy invokers answer, and there should be "
                  + expected.orElse(1),
              "look at kubectl -n openwhisk get pods -l name=owdev-invoker, or change workers"));
    }
    if (healthy.isPresent() && healthy.getAsInt() < cover) {
      problems.add(
          Problem.of(
              "the load shall cover "
                  + cover
                  + " workers, and only "
                  + healthy.getAsInt()
                  + " are healthy",
              "change cover, or mend the workers"));
    }
    if (seen.isPresent() && seen.getAsInt() < cover) {
      problems.add(
          Problem.of(
              "the load shall cover "
                  + cover
                  + " workers, and the names of the probe reached "
                  + seen.getAsInt(),
              "change cover, or look why a worker gets no work"));
    }
    return problems;
  }

  /** {@code 2 expected, 2 healthy, 2 seen}. */
  public String words() {
    return (expected.isPresent() ? expected.getAsInt() + " expected" : "number not given")
        + (healthy.isPresent() ? ", " + healthy.getAsInt() + " healthy" : ", health not served")
        + (seen.isPresent() ? ", " + seen.getAsInt() + " seen by the probe" : "");
  }
}
