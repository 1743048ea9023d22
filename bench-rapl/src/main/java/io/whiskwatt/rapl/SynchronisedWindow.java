package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;
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
 * A block between two updates of each counter: from the last one that was seen before it to the
 * first one after it. What the spinning reader used in between, at the power it had before the
 * block, is taken off: Ê = ΔE − P_s·(t₀ + t₁), by zone.
 *
 * @param block the samples around the block, used where a counter was not updated
 * @param spins all samples, those of the spinning reader included
 * @param before updates seen before the block, by zone
 * @param after updates seen after it
 */
record SynchronisedWindow(
    BlockWindow block,
    BlockWindow spins,
    long fromNanos,
    long toNanos,
    Map<String, Updates> before,
    Map<String, Updates> after) {
  /** A power needs two updates and as many more as make their edges small against it. */
  static final int UPDATES_BEFORE = 9;

  BlockEnergy energy() {
    List<String> still = still();
    if (!still.isEmpty()) {
      return noted(
          block.energy(),
          String.join(", ", still)
              + " stood still for "
              + UpdateSpin.patience(spins.facts()).toMillis()
              + " ms: the edges are not synchronised with updates");
    }
    List<Edges> zones = zones();
    List<String> troubles = zones.stream().flatMap(zone -> zone.troubles().stream()).toList();
    List<String> notes = new ArrayList<>(spins.facts().notes());
    notes.addAll(spins.gaps());
    notes.addAll(troubles);
    notes.add(note(zones));
    return new BlockEnergy(
        Energy.ofJoules(zones.stream().mapToDouble(Edges::joules).sum()),
        domains(zones),
        Duration.ofNanos(Math.max(1, toNanos - fromNanos)),
        Energy.ofJoules(Math.sqrt(zones.stream().mapToDouble(Edges::variance).sum())),
        spins.facts().quality(),
        troubles.isEmpty(),
        notes);
  }

  static BlockEnergy noted(BlockEnergy energy, String note) {
    List<String> notes = new ArrayList<>(energy.notes());
    notes.add(note);
    return new BlockEnergy(
        energy.energy(),
        energy.domains(),
        energy.duration(),
        energy.uncertainty(),
        energy.quality(),
        energy.complete(),
        notes);
  }

  /** Summed zones that were not updated often enough. */
  private List<String> still() {
    return summed()
        .map(ZoneFacts::zone)
        .filter(zone -> count(before, zone) < UPDATES_BEFORE || count(after, zone) < 1)
        .toList();
  }

  private Stream<ZoneFacts> summed() {
    return spins.facts().zones().stream().filter(ZoneFacts::summed);
  }

  private static int count(Map<String, Updates> updates, String zone) {
    return Optional.ofNullable(updates.get(zone)).map(Updates::count).orElse(0);
  }

  private static String note(List<Edges> zones) {
    double joules = zones.stream().mapToDouble(Edges::spinJoules).sum();
    return "edges are synchronised with the counters' updates; "
        + Energy.ofJoules(joules)
        + " of waiting for them were taken off";
  }

  private static SortedMap<String, Energy> domains(List<Edges> zones) {
    SortedMap<String, Energy> domains = new TreeMap<>();
    zones.forEach(
        zone ->
            domains.merge(
                zone.whole().zone().domain(), Energy.ofJoules(zone.joules()), Energy::plus));
    return domains;
  }

  private List<Edges> zones() {
    List<Edges> zones = new ArrayList<>();
    summed().forEach(zone -> edges(zone).ifPresent(zones::add));
    return zones;
  }

  private Optional<Edges> edges(ZoneFacts zone) {
    Updates opening = before.get(zone.zone());
    Updates closing = after.get(zone.zone());
    if (opening == null || closing == null) {
      return Optional.empty();
    }
    List<CounterReading> whole = readings(zone, opening.last(), closing.first());
    List<CounterReading> spin = readings(zone, opening.first(), opening.last());
    SourceFacts facts = spins.facts();
    return Optional.of(
        new Edges(
            new ZoneSpan(zone, whole, facts.updatePeriod()),
            new ZoneSpan(zone, spin, facts.updatePeriod()),
            (fromNanos - opening.last().nanos() + closing.first().nanos() - toNanos) / 1e9,
            Math.max(opening.lateNanos(), closing.lateNanos()) / 1e9));
  }

  private List<CounterReading> readings(ZoneFacts zone, CounterReading from, CounterReading to) {
    return spins.samples().stream()
        .flatMap(sample -> Optional.ofNullable(sample.get(zone.zone())).stream())
        .filter(reading -> reading.nanos() >= from.nanos() && reading.nanos() <= to.nanos())
        .toList();
  }

  /**
   * One counter.
   *
   * @param whole from update to update, around the block
   * @param spin while only the reader ran
   * @param waitSeconds t₀ + t₁, how much of the whole was not the block
   * @param lateSeconds d, by how much a reading may be later than the update it shows
   */
  private record Edges(ZoneSpan whole, ZoneSpan spin, double waitSeconds, double lateSeconds) {
    double spinJoules() {
      return spin.watts() * waitSeconds;
    }

    double joules() {
      return whole.energy().joules() - spinJoules();
    }

    List<String> troubles() {
      return whole.troubles().stream().map(why -> why + ": the energy is a lower bound").toList();
    }

    /**
     * (2(dP)² + 2q²)/12 of the whole, and as much of the spin for the share of it that is taken
     * off.
     */
    double variance() {
      double share = waitSeconds / spin.seconds();
      return ofEdges(whole) + share * share * ofEdges(spin);
    }

    private double ofEdges(ZoneSpan span) {
      double late = lateSeconds * span.watts();
      return (late * late + span.unitJoules() * span.unitJoules()) / 6;
    }
  }
}
