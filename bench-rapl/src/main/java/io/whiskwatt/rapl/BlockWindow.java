package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The samples that enclose a block, and what may be summed of them.
 *
 * @param samples by zone, in order
 * @param gaps that a meter reported in between, as sentences
 */
record BlockWindow(
    List<Map<String, CounterReading>> samples, SourceFacts facts, List<String> gaps) {
  BlockWindow {
    samples = List.copyOf(samples);
    gaps = List.copyOf(gaps);
  }

  /**
   * What the block used.
   *
   * @throws EnergyUnavailable when there are no two samples
   */
  BlockEnergy energy() {
    if (samples.size() < 2) {
      throw new EnergyUnavailable("no counter could be read around the block: " + gaps);
    }
    List<ZoneSpan> summed = summed();
    Energy energy = summed.stream().map(ZoneSpan::energy).reduce(Energy.ZERO, Energy::plus);
    List<String> troubles = troubles(summed);
    List<String> notes = new ArrayList<>(facts.notes());
    notes.addAll(gaps);
    notes.addAll(troubles);
    return new BlockEnergy(
        energy,
        domains(),
        duration(),
        uncertainty(energy, summed),
        facts.quality(),
        troubles.isEmpty(),
        notes);
  }

  private List<ZoneSpan> summed() {
    return facts.zones().stream()
        .filter(ZoneFacts::summed)
        .flatMap(zone -> span(zone).stream())
        .toList();
  }

  private Optional<ZoneSpan> span(ZoneFacts zone) {
    List<CounterReading> readings =
        samples.stream()
            .flatMap(sample -> Optional.ofNullable(sample.get(zone.zone())).stream())
            .toList();
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(new ZoneSpan(zone, readings, facts.updatePeriod()));
  }

  private List<String> troubles(List<ZoneSpan> summed) {
    Stream<String> steps = summed.stream().flatMap(span -> span.troubles().stream());
    Stream<String> ends =
        facts.zones().stream()
            .filter(zone -> zone.summed() && !isAtBothEnds(zone))
            .map(zone -> zone.zone() + " was not read at both ends");
    return Stream.concat(steps, ends)
        .distinct()
        .map(trouble -> trouble + ": the energy is a lower bound")
        .toList();
  }

  private boolean isAtBothEnds(ZoneFacts zone) {
    return samples.get(0).containsKey(zone.zone())
        && samples.get(samples.size() - 1).containsKey(zone.zone());
  }

  /** A domain of which one counter is not known is left out: half of it would pass for all. */
  private SortedMap<String, Energy> domains() {
    SortedMap<String, Energy> domains = new TreeMap<>();
    for (ZoneFacts zone : facts.zones()) {
      if (sampled(zone.domain()).allMatch(this::isKnown)) {
        sampled(zone.domain())
            .flatMap(sampled -> span(sampled).stream())
            .map(ZoneSpan::energy)
            .reduce(Energy::plus)
            .ifPresent(energy -> domains.put(zone.domain(), energy));
      }
    }
    return domains;
  }

  /** Those of a domain that are summed; where none is, all that are read. */
  private Stream<ZoneFacts> sampled(String domain) {
    List<ZoneFacts> all =
        facts.zones().stream().filter(zone -> zone.domain().equals(domain)).toList();
    boolean anySummed = all.stream().anyMatch(ZoneFacts::summed);
    return all.stream().filter(zone -> anySummed ? zone.summed() : span(zone).isPresent());
  }

  private boolean isKnown(ZoneFacts zone) {
    return isAtBothEnds(zone) && span(zone).filter(span -> span.troubles().isEmpty()).isPresent();
  }

  private Duration duration() {
    return Duration.ofNanos(at(samples.size() - 1) - at(0));
  }

  private long at(int sample) {
    return samples.get(sample).values().iterator().next().nanos();
  }

  /**
   * u² = (2·(τ·P)² + (w₀·P)² + (w₁·P)² + Σ 2·q²)/12: at each edge the counter lags by up to one
   * update period τ, at mean power P, and was read at some moment within the width w of the read;
   * each zone is rounded to its unit q.
   */
  private Energy uncertainty(Energy energy, List<ZoneSpan> summed) {
    double watts = energy.joules() / (duration().toNanos() / 1e9);
    double lag = square(watts * facts.updatePeriod().toNanos() / 1e9);
    double first = square(watts * width(summed.stream().map(ZoneSpan::first)) / 1e9);
    double last = square(watts * width(summed.stream().map(ZoneSpan::last)) / 1e9);
    double units = summed.stream().mapToDouble(ZoneSpan::unitJoules).map(q -> q * q).sum();
    return Energy.ofJoules(Math.sqrt((2 * lag + first + last + 2 * units) / 12));
  }

  private static long width(Stream<CounterReading> readings) {
    return readings.mapToLong(CounterReading::widthNanos).max().orElse(0);
  }

  private static double square(double value) {
    return value * value;
  }
}
