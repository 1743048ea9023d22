package io.whiskwatt.results.store;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.run.EnergyLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the meters of a run told, sorted by session, machine and counter or measure. */
final class Readings {
  private final Map<String, CounterSeries> counters = new LinkedHashMap<>();
  private final Map<String, UsageSeries> usage = new LinkedHashMap<>();
  private final List<RunData.SessionClock> clocks = new ArrayList<>();
  private final List<RunData.SessionGap> gaps = new ArrayList<>();

  /** Adds what came since the step before; each counter's readings must come in rising time. */
  void add(int session, EnergyLog log) {
    log.readings().forEach(reading -> counter(session, reading));
    log.usage().forEach(reading -> usage(session, reading));
    log.clocks().forEach(exchange -> clock(session, exchange));
    log.gaps().forEach(gap -> gap(session, gap));
  }

  void counter(int session, CounterReading reading) {
    series(session, reading).add(reading);
  }

  void usage(int session, UsageReading reading) {
    series(session, reading).add(reading);
  }

  void clock(int session, ClockExchange exchange) {
    clocks.add(new RunData.SessionClock(session, exchange));
  }

  void gap(int session, EnergyLog.Gap gap) {
    gaps.add(new RunData.SessionGap(session, gap));
  }

  private CounterSeries series(int session, CounterReading reading) {
    return counters.computeIfAbsent(
        session + "\n" + reading.node() + "\n" + reading.zone(),
        key -> new CounterSeries(session, reading.node(), reading.zone()));
  }

  private UsageSeries series(int session, UsageReading reading) {
    return usage.computeIfAbsent(
        session + "\n" + reading.node() + "\n" + reading.group() + "\n" + reading.measure(),
        key -> new UsageSeries(session, reading.node(), reading.group(), reading.measure()));
  }

  List<CounterSeries> counters() {
    return List.copyOf(counters.values());
  }

  List<UsageSeries> usage() {
    return List.copyOf(usage.values());
  }

  List<RunData.SessionClock> clocks() {
    return List.copyOf(clocks);
  }

  List<RunData.SessionGap> gaps() {
    return List.copyOf(gaps);
  }
}
