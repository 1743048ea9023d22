package io.whiskwatt.cluster.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which RuntimeClass action pods get from now on. Where it is switched, a replica that was started
 * anew does not guess: until somebody chooses, it denies action pods.
 */
final class RuntimeChoice {
  /** The word for no RuntimeClass at all. */
  static final String RUNC = "runc";

  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private volatile Optional<String> chosen;

  /**
   * The choice.
   *
   * @param first {@code runc}, the name of a RuntimeClass, or empty: somebody has to choose
   * @throws IllegalArgumentException for what is no name
   */
  RuntimeChoice(Optional<String> first) {
    first.ifPresent(RuntimeChoice::check);
    this.chosen = first;
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not the name of a RuntimeClass; write runc or kata-qemu");
    }
  }

  /**
   * From now on.
   *
   * @throws IllegalArgumentException for what is no name
   */
  void choose(String name) {
    check(name);
    chosen = Optional.of(name);
  }

  Optional<String> now() {
    return chosen;
  }

  /** What becomes of a pod. */
  ReviewReply decide(PodReview review) {
    if (!review.isAction() || review.runtimeClass().isPresent()) {
      return new ReviewReply(review, Optional.empty(), Optional.empty());
    }
    Optional<String> name = now();
    return name.isEmpty()
        ? new ReviewReply(
            review,
            Optional.empty(),
            Optional.of(
                "WhiskWatt's webhook was started anew and nobody has chosen a runtime class yet"))
        : new ReviewReply(review, name.filter(each -> !each.equals(RUNC)), Optional.empty());
  }
}
