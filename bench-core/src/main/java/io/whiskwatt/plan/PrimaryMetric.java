package io.whiskwatt.plan;

import java.util.Locale;

/** The metric whose comparisons decide together; the others are descriptive. */
public enum PrimaryMetric {
  /** Net energy per invocation. */
  NET_ENERGY,
  /** Median response time. */
  RESPONSE_P50;

  /** As study files have it: {@code net-energy}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
