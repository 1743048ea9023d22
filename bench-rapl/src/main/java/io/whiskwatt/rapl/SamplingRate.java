package io.whiskwatt.rapl;

import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.units.Rate;
import java.time.Duration;

/** How often counters are read: 10 times a second, and from once to 1000 times where asked. */
final class SamplingRate {
  /** Dense enough for a power curve; each read wakes a core, so no denser than that. */
  static final Rate DEFAULT = Rate.perSecond(10);

  private static final double LOWEST = 1;
  private static final double HIGHEST = 1000;

  private SamplingRate() {}

  static Field<Rate> in(Section section) {
    Field<Rate> rate = section.optional("rate", Values.rate(), DEFAULT);
    section.check(
        rate,
        value -> value.perSecond() >= LOWEST && value.perSecond() <= HIGHEST,
        "counters are read from 1/s to 1000/s",
        "write rate: " + DEFAULT);
    return rate;
  }

  static Duration period(Rate rate) {
    return Duration.ofNanos(Math.round(rate.intervalNanos()));
  }
}
