package io.whiskwatt.run;

import io.whiskwatt.load.RateStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The steps of a search for the highest rate, as facts of its trial: {@code search.steps}, and for
 * each step {@code search.<number>.…} from 0.
 */
public final class SearchFacts {
  private static final String STEPS = "search.steps";

  private SearchFacts() {}

  /**
   * One step, as it was kept.
   *
   * @param askedPerSecond arrivals due
   * @param reachedPerSecond successful calls
   * @param slots sent and dropped
   * @param p50Nanos response time; empty: the call at this rank failed
   * @param why what was missed; empty where the objective was met
   */
  public record Step(
      double askedPerSecond,
      double reachedPerSecond,
      long slots,
      long failed,
      long dropped,
      Optional<Long> p50Nanos,
      Optional<Long> p99Nanos,
      RateStep.Finding finding,
      String why) {}

  static Map<String, Object> of(List<RateStep> steps) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!steps.isEmpty()) {
      facts.put(STEPS, steps.size());
    }
    for (int i = 0; i < steps.size(); i++) {
      write(facts, key(i), steps.get(i));
    }
    return facts;
  }

  private static String key(int step) {
    return "search." + step + ".";
  }

  private static void write(Map<String, Object> facts, String key, RateStep step) {
    facts.put(key + "askedPerSecond", step.asked().perSecond());
    facts.put(key + "reachedPerSecond", step.reachedPerSecond());
    facts.put(key + "openingNanos", step.openingNanos());
    facts.put(key + "firstSlot", step.firstSlot());
    facts.put(key + "slots", step.slots());
    facts.put(key + "failed", step.failed());
    facts.put(key + "dropped", step.dropped());
    step.p50Nanos().ifPresent(nanos -> facts.put(key + "p50Nanos", nanos));
    step.p99Nanos().ifPresent(nanos -> facts.put(key + "p99Nanos", nanos));
    facts.put(key + "latenessP99Nanos", step.latenessNanos());
    facts.put(key + "finding", step.finding().name());
    facts.put(key + "why", step.why());
  }

  /** The steps that a record's facts hold, in order; none where there was no search. */
  public static List<Step> read(Map<String, Object> facts) {
    int count = number(facts, STEPS).map(Number::intValue).orElse(0);
    return IntStream.range(0, count).mapToObj(i -> read(facts, key(i))).toList();
  }

  /** When each step opened, nanoseconds on the run's clock, in order; none without a search. */
  public static List<Long> openings(Map<String, Object> facts) {
    int count = number(facts, STEPS).map(Number::intValue).orElse(0);
    return IntStream.range(0, count)
        .mapToObj(i -> number(facts, key(i) + "openingNanos").orElse(0).longValue())
        .toList();
  }

  private static Step read(Map<String, Object> facts, String key) {
    return new Step(
        number(facts, key + "askedPerSecond").orElse(Double.NaN).doubleValue(),
        number(facts, key + "reachedPerSecond").orElse(Double.NaN).doubleValue(),
        number(facts, key + "slots").orElse(0).longValue(),
        number(facts, key + "failed").orElse(0).longValue(),
        number(facts, key + "dropped").orElse(0).longValue(),
        number(facts, key + "p50Nanos").map(Number::longValue),
        number(facts, key + "p99Nanos").map(Number::longValue),
        RateStep.Finding.valueOf(text(facts, key + "finding")),
        text(facts, key + "why"));
  }

  private static Optional<Number> number(Map<String, Object> facts, String name) {
    return Optional.ofNullable(facts.get(name))
        .filter(Number.class::isInstance)
        .map(Number.class::cast);
  }

  private static String text(Map<String, Object> facts, String name) {
    return Optional.ofNullable(facts.get(name)).map(Object::toString).orElse("");
  }
}
