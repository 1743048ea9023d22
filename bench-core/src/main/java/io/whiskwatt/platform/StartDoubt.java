package io.whiskwatt.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which the witnesses of a start disagree, or fail to tell. */
public enum StartDoubt {
  INIT_IN_USED_INSTANCE("the platform loaded the code, but the sandbox says it had served before"),
  NEW_INSTANCE_WITHOUT_INIT("the sandbox says it is new, but the platform loaded no code"),
  NEW_VERSION_WITHOUT_INIT(
      "the action version was seen for the first time, but the platform loaded no code"),
  INSTANCE_SEEN_BEFORE(
      "the sandbox says it is new, but an earlier invocation had named the same instance"),
  COLD_OR_PREWARMED("the code was loaded, but whether the sandbox had waited cannot be told"),
  AGE_AGAINST_NAME(
      "the sandbox's age and its pod's name disagree on whether it had waited without code"),
  STEM_CELLS_UNDECLARED(
      "the sandbox had waited without code, but the study names no stem cells of its kind and"
          + " memory"),
  WARM_OR_PAUSED("no code was loaded, but whether the sandbox had been paused cannot be told"),
  WITNESSES_AGAINST_PLATFORM("the witnesses tell another start than the platform's own account");

  private final String words;

  StartDoubt(String words) {
    this.words = words;
  }

  /** The word in tables: {@code init-in-used-instance}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people, without a full stop. */
  public String words() {
    return words;
  }

  public static Optional<StartDoubt> ofKey(String key) {
    return Arrays.stream(values()).filter(doubt -> doubt.key().equals(key)).findFirst();
  }
}
