package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.source.SummingRule.Ruled;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sampled zones of a powercap tree, those that are summed first. */
final class PowercapCounters implements Counters {
  private final PowercapSurvey survey;
  private final List<ZoneCounter> counters;

  PowercapCounters(PowercapSurvey survey, List<Ruled> zones) {
    this.survey = survey;
    this.counters =
        zones.stream()
            .filter(Ruled::sampled)
            .sorted(Comparator.comparing(ruled -> !ruled.summed()))
            .map(ZoneCounter::new)
            .toList();
  }

  @Override
  public SourceFacts facts(Duration samplingPeriod) {
    return survey.facts(samplingPeriod);
  }

  @Override
  public List<Reading> read(TimeSource time) {
    return counters.stream().map(counter -> counter.read(time)).flatMap(Optional::stream).toList();
  }

  @Override
  public Duration longestSafeGap() {
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
