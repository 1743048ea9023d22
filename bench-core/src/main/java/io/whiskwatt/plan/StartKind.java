package io.whiskwatt.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the sandbox of an invocation came to be (method: conditions). */
public enum StartKind {
  /** A new sandbox is made and the code is loaded into it. */
  COLD,
  /** A waiting sandbox without code receives the code. */
  PREWARMED,
  /** A sandbox that holds the code runs it again. */
  WARM,
  /** A warm sandbox that the platform had paused. */
  PAUSED;

  /** The word used in study files, cell ids and reports. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StartKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
