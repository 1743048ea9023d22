package io.whiskwatt.rapl.scrape;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.rapl.exposition.Exposition;
import io.whiskwatt.rapl.exposition.ExpositionClient;
import io.whiskwatt.rapl.exposition.ScrapeFailed;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.scrape.ExportedSum.Ruled;
import io.whiskwatt.rapl.scrape.Exporter.Counter;
import io.whiskwatt.rapl.scrape.Exporter.Origin;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One machine whose exporter is asked once per period by a thread of its own. What is read has no
 * time but ours: the middle of the request, and its length as the width.
 */
final class ScrapedNode implements AutoCloseable {
  /**
   * The longest time between two readings in which no wrap passes unseen: half of what an AMD
   * package's range of 65.5 kJ lasts at 1 kW.
   */
  static final Duration SAFE = Duration.ofSeconds(30);

  /** 2^53: above it a double does not hold every microjoule. */
  private static final double MOST_MICROJOULES = 9_007_199_254_740_992.0;

  private final Endpoint endpoint;
  private final Exporter exporter;
  private final ExpositionClient client;
  private final TimeSource time;
  private final Node node;
  private final Duration period;
  private final List<Ruled> ruled;
  private final Origin origin;
  private final Optional<String> version;
  private final long openedNanos;

  // Guarded by this.
  private Optional<Thread> thread = Optional.empty();
  private Optional<Long> knownUntilNanos = Optional.empty();
  private Optional<Long> readUntilNanos = Optional.empty();
  private Map<String, Long> last = Map.of();
  private Optional<RuntimeException> failure = Optional.empty();
  private long sequence;
  private boolean closed;

  private ScrapedNode(
      Endpoint endpoint,
      Exporter exporter,
      ExpositionClient client,
      Duration period,
      TimeSource time)
      throws ScrapeFailed {
    this.endpoint = endpoint;
    this.exporter = exporter;
    this.client = client;
    this.period = period;
    this.time = time;
    this.node = endpoint.machine();
    this.openedNanos = time.nanos();
    Exposition first = client.scrape(exporter::wants);
    this.origin = exporter.origin(first);
    this.version = exporter.version(first);
    ExportedSum sum = new ExportedSum(exporter.counters(first), origin.vendor());
    Optional<String> refusal = sum.refusal();
    if (refusal.isPresent()) {
      throw new ScrapeFailed(GapReason.ZONE_VANISHED, endpoint.url() + ": " + refusal.get());
    }
    this.ruled = sum.rule();
  }

  /**
   * Asks once what there is.
   *
   * @throws EnergyUnavailable when there is nothing
   */
  static ScrapedNode open(Endpoint endpoint, Exporter exporter, TimeSource time) {
    return open(endpoint, exporter, endpoint.every(), time);
  }

  static ScrapedNode open(Endpoint endpoint, Exporter exporter, Duration period, TimeSource time) {
    ExpositionClient client = new ExpositionClient(endpoint.url().toString());
    try {
      return new ScrapedNode(endpoint, exporter, client, period, time);
    } catch (ScrapeFailed e) {
      client.close();
      throw new EnergyUnavailable(
          exporter.title()
              + " cannot be read: "
              + e.reason()
              + "; see whether it runs and answers there, and may read RAPL",
          e);
    }
  }

  Node node() {
    return node;
  }

  Duration period() {
    return period;
  }

  Quality quality() {
    return origin.quality();
  }

  Energy resolution() {
    return origin.resolution();
  }

  String provenance() {
    return exporter.title() + version.map(v -> " " + v).orElse("") + " at " + endpoint.url();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "energy is what "
            + exporter.title()
            + " exports, stamped with the time of the request: the exporter tells none; its"
            + " counters have no stated range, so a wrap is a gap");
    notes.addAll(origin.notes());
    if (endpoint.isAnonymous()) {
      notes.add(
          "the machine behind "
              + endpoint.url()
              + " is known by its address alone; give its boot id (node: …) to tell whether it is"
              + " the one that served");
    }
    return notes;
  }

  List<ZoneFacts> zones() {
    return ruled.stream()
        .map(
            one ->
                new ZoneFacts(
                    node.id(),
                    id(one.counter()),
                    one.domain(),
                    one.summed(),
                    one.why(),
                    OptionalLong.empty()))
        .toList();
  }

  private String id(Counter counter) {
    return exporter.key() + ":" + ExportedSum.id(counter);
  }

  NodeFacts nodeFacts() {
    Map<String, String> facts = new LinkedHashMap<>();
    if (endpoint.isThisMachine()) {
      facts.putAll(LocalNode.read().facts());
    } else {
      facts.put(
          "identity", endpoint.isAnonymous() ? "address of its exporter" : "as the study says");
    }
    facts.put("exporter", provenance());
    return new NodeFacts(node, facts);
  }

  /** The first scrape follows a period after the one that found the counters. */
  synchronized void start(CounterSink sink) {
    if (closed || thread.isPresent()) {
      throw new IllegalStateException("a meter is started once, and not after it was closed");
    }
    Thread scraper =
        new Thread(() -> scrapeUntilClosed(sink), "whiskwatt-scrape-" + exporter.key());
    scraper.setDaemon(true);
    thread = Optional.of(scraper);
    scraper.start();
  }

  synchronized boolean covers(long nanos) {
    failure.ifPresent(
        cause -> {
          throw new IllegalStateException("the scraper ended early", cause);
        });
    return knownUntilNanos.filter(known -> known - nanos >= 0).isPresent();
  }

  private void scrapeUntilClosed(CounterSink sink) {
    try {
      long dueNanos = openedNanos + period.toNanos();
      while (!isClosed()) {
        time.parkUntilWoken(dueNanos);
        // Whoever interrupts a thread that is ours means nothing by it; left set, it would spin.
        Thread.interrupted();
        if (time.nanos() - dueNanos >= 0 && !isClosed()) {
          scrape(sink);
          // A full period after the last answer: late requests must not come in a row.
          dueNanos = time.nanos() + period.toNanos();
        }
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void fail(RuntimeException e) {
    failure = Optional.of(e);
  }

  private void scrape(CounterSink sink) {
    long beforeNanos = time.nanos();
    try {
      Map<String, Long> values = values(client.scrape(exporter::wants));
      pass(values, beforeNanos, time.nanos(), sink);
    } catch (ScrapeFailed e) {
      lose(e.gap(), beforeNanos, sink);
    }
  }

  /** Every counter that was found at first; one of them that is missing spoils the sample. */
  private Map<String, Long> values(Exposition scrape) throws ScrapeFailed {
    Map<String, Counter> found = new LinkedHashMap<>();
    exporter.counters(scrape).forEach(counter -> found.put(id(counter), counter));
    Map<String, Long> values = new LinkedHashMap<>();
    for (Ruled one : ruled) {
      Optional<Counter> now = Optional.ofNullable(found.get(id(one.counter())));
      boolean usable = now.filter(counter -> isUsable(counter, one.counter())).isPresent();
      if (one.summed() && !usable) {
        throw new ScrapeFailed(
            now.isEmpty() ? GapReason.ZONE_VANISHED : GapReason.SAMPLES_LOST,
            id(one.counter()) + " has no value");
      }
      if (usable) {
        values.put(id(one.counter()), Math.round(now.orElseThrow().microjoules()));
      }
    }
    return values;
  }

  private static boolean isUsable(Counter now, Counter first) {
    return now.series() == first.series()
        && now.microjoules() >= 0
        && now.microjoules() <= MOST_MICROJOULES;
  }

  private synchronized void pass(
      Map<String, Long> values, long beforeNanos, long afterNanos, CounterSink sink) {
    if (closed) {
      return;
    }
    if (isStale(values)) {
      lose(GapReason.SAMPLES_LOST, beforeNanos, sink);
      return;
    }
    boolean late = readUntilNanos.filter(read -> beforeNanos - read > SAFE.toNanos()).isPresent();
    if (wentBack(values) || late) {
      // Not a reading is missing: nobody knows what the counter did in between.
      gap(GapReason.ZONE_VANISHED, readUntilNanos.orElse(beforeNanos), beforeNanos, sink);
    }
    long middleNanos = beforeNanos + (afterNanos - beforeNanos) / 2;
    long widthNanos = afterNanos - beforeNanos;
    values.forEach(
        (zone, microjoules) ->
            sink.counter(
                new CounterReading(
                    node.id(), zone, sequence, middleNanos, widthNanos, microjoules)));
    long sentNanos = time.nanos();
    sink.clock(new ClockExchange(node.id(), sentNanos, time.nanos(), time.nanos()));
    sequence++;
    last = values;
    readUntilNanos = Optional.of(beforeNanos);
    knownUntilNanos = Optional.of(beforeNanos);
  }

  /** No processor draws nothing: the exporter gave what it had given before. */
  private boolean isStale(Map<String, Long> values) {
    return !last.isEmpty()
        && summed().stream()
            .allMatch(zone -> values.getOrDefault(zone, -1L).equals(last.get(zone)));
  }

  /** A wrap or a new start: without a range nobody can tell. */
  private boolean wentBack(Map<String, Long> values) {
    return summed().stream()
        .anyMatch(zone -> values.getOrDefault(zone, Long.MAX_VALUE) < last.getOrDefault(zone, 0L));
  }

  private List<String> summed() {
    return ruled.stream().filter(Ruled::summed).map(one -> id(one.counter())).toList();
  }

  private synchronized void lose(GapReason reason, long nowNanos, CounterSink sink) {
    if (!closed) {
      gap(reason, knownUntilNanos.orElse(nowNanos), nowNanos, sink);
      knownUntilNanos = Optional.of(nowNanos);
    }
  }

  private void gap(GapReason reason, long fromNanos, long toNanos, CounterSink sink) {
    NodeId id = node.id();
    sink.gap(id, reason, fromNanos, toNanos);
  }

  @Override
  public void close() {
    Optional<Thread> scraper;
    synchronized (this) {
      closed = true;
      scraper = thread;
    }
    client.close();
    scraper.ifPresent(time::wake);
  }
}
