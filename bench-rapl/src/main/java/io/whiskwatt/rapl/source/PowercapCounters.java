package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.source.SummingRule.Ruled;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The sampled zones of a powercap tree, those that are summed first. */
final class PowercapCounters implements Counters {
  private final PowercapSurvey survey;
  private final List<ZoneCounter> counters;
  private final Duration longestSafeGap;

  PowercapCounters(PowercapSurvey survey, List<Ruled> zones) {
    this.survey = survey;
    this.counters =
        zones.stream()
            .filter(Ruled::sampled)
            .sorted(Comparator.comparing(ruled -> !ruled.summed()))
            .map(ZoneCounter::new)
            .toList();
    this.longestSafeGap = longestSafeGap(counters);
  }

  @Override
  public SourceFacts facts(Duration samplingPeriod) {
    return survey.facts(samplingPeriod);
  }

  @Override
  public List<Reading> read(TimeSource time) {
    List<Reading> readings = new ArrayList<>(counters.size());
    for (ZoneCounter counter : counters) {
      counter.read(time).ifPresent(readings::add);
    }
    return readings;
  }

  @Override
  public Duration longestSafeGap() {
    return longestSafeGap;
  }

  private static Duration longestSafeGap(List<ZoneCounter> counters) {
    long microjoules =
        counters.stream()
            .map(counter -> counter.zone().maxRange())
            .flatMapToLong(OptionalLong::stream)
            .min()
            .orElse(Long.MAX_VALUE);
    // 1 W for 1 ns is 10^−3 µJ.
    return Duration.ofNanos((long) (microjoules / CounterStep.MOST.watts() * 1000));
  }

  @Override
  public void close() {
    counters.forEach(ZoneCounter::close);
  }
}
