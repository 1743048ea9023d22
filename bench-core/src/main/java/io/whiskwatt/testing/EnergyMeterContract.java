package io.whiskwatt.testing;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What every {@link EnergyMeter} that reads something must keep. Each check opens a meter of its
 * own and lets it take a few samples.
 */
public final class EnergyMeterContract {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();
  private static final int SAMPLES = 5;

  private final Supplier<EnergyMeter> open;
  private final TimeSource time;

  private EnergyMeterContract(Supplier<EnergyMeter> open, TimeSource time) {
    this.open = open;
    this.time = time;
  }

  private interface Check {
    void run(EnergyMeter meter) throws Exception;
  }

  /**
   * The checks.
   *
   * @param open opens one that was not started
   * @param time the clock it was opened with
   */
  public static List<ContractCheck> of(Supplier<EnergyMeter> open, TimeSource time) {
    EnergyMeterContract contract = new EnergyMeterContract(open, time);
    return List.of(
        contract.check("it says which machines it meters", contract::describesNodes),
        contract.check("each machine has a zone that is summed", contract::describesZones),
        contract.check("it covers nothing before it is started", contract::startsUncovered),
        contract.check("it soon covers the present, never the future", contract::covers),
        contract.check("what it covers was read at or after that time", contract::readsLater),
        contract.check("readings are of known zones and in range", contract::knownZones),
        contract.check("samples are numbered and in order", contract::ordered),
        contract.check("all summed zones are in each sample", contract::wholeSamples),
        contract.check("it asks each machine's clock", contract::exchangesClocks),
        contract.check("nothing is read after it was closed", contract::stops),
        contract.check("closing is harmless, unstarted and twice", contract::closes));
  }

  private ContractCheck check(String name, Check check) {
    return new ContractCheck(
        name,
        () -> {
          try (EnergyMeter meter = open.get()) {
            check.run(meter);
          }
        });
  }

  private void describesNodes(EnergyMeter meter) {
    Set<NodeId> nodes = ids(meter);
    Expect.that(!nodes.isEmpty(), "it must meter a node");
    Expect.equal(
        meter.nodeFacts().stream()
            .map(NodeFacts::node)
            .map(Node::id)
            .collect(Collectors.toUnmodifiableSet()),
        nodes,
        "the nodes of the facts");
  }

  private void describesZones(EnergyMeter meter) {
    SourceFacts facts = meter.facts();
    for (NodeId node : ids(meter)) {
      Expect.that(!summed(facts, node).isEmpty(), "\"" + node + "\" has no zone that is summed");
    }
    for (ZoneFacts zone : facts.zones()) {
      Expect.that(ids(meter).contains(zone.node()), "\"" + zone + "\" is of no metered node");
      Expect.that(!zone.why().isBlank(), "\"" + zone.zone() + "\" does not say which rule decided");
    }
    Expect.that(facts.samplingPeriod().toNanos() > 0, "the sampling period must be above 0");
    Expect.that(facts.updatePeriod().toNanos() > 0, "the update period must be above 0");
  }

  private void startsUncovered(EnergyMeter meter) {
    Expect.that(!meter.covers(time.nanos()), "it covers the present before it was started");
  }

  private void covers(EnergyMeter meter) {
    sample(meter);
    long future = time.nanos() + PATIENCE_NANOS;
    Expect.that(!meter.covers(future), "it covers a time that has not come");
  }

  private void readsLater(EnergyMeter meter) {
    RecordedCounters counters = new RecordedCounters();
    meter.start(counters);
    long wanted = time.nanos();
    awaitCover(meter, wanted);
    for (NodeId node : ids(meter)) {
      long nodeNanos = wanted + leastOffset(counters, node);
      boolean later =
          counters.hadGaps()
              || counters.readings().stream()
                  .anyMatch(r -> r.node().equals(node) && r.nanos() >= nodeNanos);
      Expect.that(later, "the last reading of \"" + node + "\" is before the time it covers");
    }
  }

  private void knownZones(EnergyMeter meter) {
    RecordedCounters counters = sample(meter);
    for (CounterReading reading : counters.readings()) {
      List<ZoneFacts> zones =
          meter.facts().zones().stream()
              .filter(z -> z.node().equals(reading.node()) && z.zone().equals(reading.zone()))
              .toList();
      Expect.equal(zones.size(), 1, "the number of zones for " + reading);
      long end = zones.get(0).maxRange().orElse(Long.MAX_VALUE);
      Expect.that(
          reading.microjoules() >= 0 && reading.microjoules() <= end, "out of range: " + reading);
      Expect.that(reading.widthNanos() >= 0, "a width below 0: " + reading);
    }
  }

  private void ordered(EnergyMeter meter) {
    RecordedCounters counters = sample(meter);
    for (ZoneFacts zone : meter.facts().zones()) {
      List<CounterReading> readings = counters.of(zone.node(), zone.zone());
      for (int i = 1; i < readings.size(); i++) {
        CounterReading before = readings.get(i - 1);
        CounterReading after = readings.get(i);
        Expect.that(after.nanos() >= before.nanos(), "time goes back: " + after);
        boolean next = after.sequence() == before.sequence() + 1;
        Expect.that(next || counters.hadGaps(), "no sample after " + before + ", but " + after);
      }
    }
  }

  private void wholeSamples(EnergyMeter meter) {
    RecordedCounters counters = sample(meter);
    for (NodeId node : ids(meter)) {
      List<String> zones = summed(meter.facts(), node);
      List<Long> first = firstSamples(counters, node, zones.get(0));
      for (String zone : zones) {
        Expect.equal(firstSamples(counters, node, zone), first, "the samples of " + zone);
      }
    }
  }

  private void exchangesClocks(EnergyMeter meter) {
    RecordedCounters counters = sample(meter);
    for (NodeId node : ids(meter)) {
      Expect.that(
          counters.exchanges().stream().anyMatch(exchange -> exchange.node().equals(node)),
          "the clock of \"" + node + "\" was never asked");
    }
    for (ClockExchange exchange : counters.exchanges()) {
      Expect.that(
          exchange.sentNanos() <= exchange.receivedNanos(), "answered before asked: " + exchange);
    }
  }

  private void stops(EnergyMeter meter) {
    RecordedCounters counters = sample(meter);
    meter.close();
    int before = counters.readings().size();
    time.parkUntil(time.nanos() + 3 * meter.facts().samplingPeriod().toNanos());
    Expect.equal(counters.readings().size(), before, "the number of readings after the close");
  }

  private void closes(EnergyMeter meter) {
    meter.close();
    meter.close();
  }

  /** Some samples of a started meter. */
  private RecordedCounters sample(EnergyMeter meter) {
    RecordedCounters counters = new RecordedCounters();
    long start = time.nanos();
    meter.start(counters);
    awaitCover(meter, start + SAMPLES * meter.facts().samplingPeriod().toNanos());
    Expect.that(
        counters.hadGaps() || !counters.readings().isEmpty(), "it covers without a reading");
    return counters;
  }

  private void awaitCover(EnergyMeter meter, long nanos) {
    long deadline = nanos + PATIENCE_NANOS;
    while (!meter.covers(nanos) && time.nanos() < deadline) {
      time.parkUntil(Math.min(deadline, time.nanos() + POLL_NANOS));
    }
    Expect.that(meter.covers(nanos), "it does not cover a time 20 s ago");
  }

  private static List<Long> firstSamples(RecordedCounters counters, NodeId node, String zone) {
    return counters.of(node, zone).stream()
        .limit(SAMPLES - 1)
        .map(CounterReading::sequence)
        .toList();
  }

  /** The smallest node clock − run clock that the exchanges allow. */
  private static long leastOffset(RecordedCounters counters, NodeId node) {
    return counters.exchanges().stream()
        .filter(exchange -> exchange.node().equals(node))
        .mapToLong(exchange -> exchange.nodeNanos() - exchange.receivedNanos())
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  private static Set<NodeId> ids(EnergyMeter meter) {
    return meter.nodes().stream().map(Node::id).collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> summed(SourceFacts facts, NodeId node) {
    return facts.zones().stream()
        .filter(zone -> zone.summed() && zone.node().equals(node))
        .map(ZoneFacts::zone)
        .toList();
  }
}
