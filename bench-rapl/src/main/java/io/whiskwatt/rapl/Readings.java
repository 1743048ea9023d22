package io.whiskwatt.rapl;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a meter of one machine said: its last sample, and while a block runs all samples. */
final class Readings implements CounterSink {
  /** Raw counters have 32 bits: their range is the largest value times the unit. */
  private static final double LARGEST_RAW = 4294967295.0;

  private final SortedMap<Long, List<CounterReading>> samples = new TreeMap<>();
  private final Set<String> gaps = new LinkedHashSet<>();
  private boolean blockRuns;

  @Override
  public synchronized void counter(CounterReading reading) {
    if (!blockRuns) {
      samples.headMap(reading.sequence()).clear();
    }
    samples.computeIfAbsent(reading.sequence(), sequence -> new ArrayList<>()).add(reading);
  }

  @Override
  public void clock(ClockExchange exchange) {
    // The machine's clock is ours.
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps.add("readings are missing in between: " + reason);
  }

  /** From here on everything is kept. */
  synchronized void begin() {
    if (!samples.isEmpty()) {
      samples.headMap(samples.lastKey()).clear();
    }
    gaps.clear();
    blockRuns = true;
  }

  /**
   * The energy between the last sample before a time and the first one after another.
   *
   * @throws EnergyUnavailable when there are no two samples
   */
  synchronized BlockEnergy between(long fromNanos, long toNanos, SourceFacts facts) {
    blockRuns = false;
    Window window = new Window(enclosing(fromNanos, toNanos), facts);
    if (window.samples().size() < 2) {
      throw new EnergyUnavailable("no counter could be read around the block: " + gaps);
    }
    List<String> notes = new ArrayList<>(facts.notes());
    notes.addAll(gaps);
    notes.addAll(window.troubles());
    return new BlockEnergy(
        window.energy(), window.duration(), window.uncertainty(), facts.quality(), notes);
  }

  private List<List<CounterReading>> enclosing(long fromNanos, long toNanos) {
    if (samples.isEmpty()) {
      return List.of();
    }
    long first = samples.firstKey();
    Optional<Long> last = Optional.empty();
    for (long sequence : samples.keySet()) {
      List<CounterReading> sample = samples.getOrDefault(sequence, List.of());
      first = sample.stream().allMatch(reading -> reading.nanos() <= fromNanos) ? sequence : first;
      boolean after = sample.stream().allMatch(reading -> reading.nanos() >= toNanos);
      last = last.isEmpty() && after ? Optional.of(sequence) : last;
    }
    return List.copyOf(samples.subMap(first, last.orElse(samples.lastKey()) + 1).values());
  }

  /** Samples in order, and what may be summed of them. */
  private record Window(List<List<CounterReading>> samples, SourceFacts facts) {
    private List<ZoneFacts> summed() {
      return facts.zones().stream().filter(ZoneFacts::summed).toList();
    }

    Energy energy() {
      return summed().stream()
          .flatMap(zone -> steps(zone).stream())
          .map(Window::energyOf)
          .reduce(Energy.ZERO, Energy::plus);
    }

    List<String> troubles() {
      return summed().stream().flatMap(zone -> troubles(zone).stream()).distinct().toList();
    }

    private List<String> troubles(ZoneFacts zone) {
      List<String> troubles = new ArrayList<>();
      for (CounterStep step : steps(zone)) {
        if (step instanceof CounterStep.Unreadable unreadable) {
          troubles.add(zone.zone() + ": " + unreadable.reason() + ": the energy is a lower bound");
        }
      }
      if (inSample(0, zone).isEmpty() || inSample(samples.size() - 1, zone).isEmpty()) {
        troubles.add(zone.zone() + " was not read at both ends: the energy is a lower bound");
      }
      return troubles;
    }

    private List<CounterReading> inSample(int sample, ZoneFacts zone) {
      return samples.get(sample).stream()
          .filter(reading -> reading.zone().equals(zone.zone()))
          .toList();
    }

    private List<CounterStep> steps(ZoneFacts zone) {
      List<CounterStep> steps = new ArrayList<>();
      OptionalLong previous = OptionalLong.empty();
      for (CounterReading reading : of(zone)) {
        steps.add(CounterStep.between(previous, reading.microjoules(), zone.maxRange()));
        previous = OptionalLong.of(reading.microjoules());
      }
      return steps;
    }

    private List<CounterReading> of(ZoneFacts zone) {
      return IntStream.range(0, samples.size())
          .mapToObj(sample -> inSample(sample, zone))
          .flatMap(List::stream)
          .toList();
    }

    private static Energy energyOf(CounterStep step) {
      if (step instanceof CounterStep.Delta delta) {
        return delta.energy();
      }
      return step instanceof CounterStep.Wrapped wrapped ? wrapped.energy() : Energy.ZERO;
    }

    Duration duration() {
      return Duration.ofNanos(at(samples.size() - 1) - at(0));
    }

    private long at(int sample) {
      return samples.get(sample).get(0).nanos();
    }

    /**
     * u² = 2·(τ·P)²/12 + Σ 2·q²/12: at each edge the counter lags by up to one update period τ, at
     * mean power P, and each zone is rounded to its unit q.
     */
    Energy uncertainty() {
      double watts = energy().joules() / (duration().toNanos() / 1e9);
      double edge = watts * (facts.updatePeriod().toNanos() / 1e9);
      double units = summed().stream().mapToDouble(Window::unitJoules).map(q -> q * q).sum();
      return Energy.ofJoules(Math.sqrt((edge * edge + units) / 6));
    }

    private static double unitJoules(ZoneFacts zone) {
      return Math.max(1, zone.maxRange().orElse(0) / LARGEST_RAW) / 1e6;
    }
  }
}
