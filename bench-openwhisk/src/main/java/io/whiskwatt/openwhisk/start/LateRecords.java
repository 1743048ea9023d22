package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.ActivationRecords;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.ServerClock;
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records fetched after the window by their ids: many by lists, few one by one, again and again
 * until all are there or the time is up. A 404 on an id that the server issued means "not yet".
 */
record LateRecords(OpenWhiskClient client, TimeSource time) {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Around the window, for what the server's clock is not known better than. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /**
   * A record with when it was found.
   *
   * @param lookup its time counts from where the search began; empty: it came with the reply
   */
  record Found(ActivationRecord record, Optional<Lookup> lookup) {}

  /**
   * Fetches.
   *
   * @param firstNanos when the first of them was sent
   * @return by id, those that were found
   */
  Map<String, Found> fetch(Collection<String> ids, long firstNanos, Duration limit) {
    Map<String, Found> found = new HashMap<>();
    Set<String> missing = new HashSet<>(ids);
    if (missing.isEmpty()) {
      return found;
    }
    long began = time.nanos();
    Span span = span(firstNanos);
    pass(span, began, missing, found);
    long deadline = began + limit.toNanos();
    while (!missing.isEmpty() && mayGoOn(deadline)) {
      time.parkUntil(Math.min(deadline, time.nanos() + PAUSE.toNanos()));
      pass(span, began, missing, found);
    }
    return found;
  }

  private void pass(Span span, long began, Set<String> missing, Map<String, Found> found) {
    Map<String, ActivationRecord> records =
        new ActivationRecords(client, time)
            .fetch(missing, span.since, span.upto(time.wallClock()), Duration.ZERO);
    long millis = (time.nanos() - began) / 1_000_000;
    records.forEach((id, record) -> found.put(id, found(record, millis)));
    missing.removeAll(records.keySet());
  }

  private static Found found(ActivationRecord record, long millis) {
    return new Found(record, Optional.of(new Lookup(millis, Replies.outcome(record.ending()))));
  }

  private boolean mayGoOn(long deadline) {
    return time.nanos() - deadline < 0 && !Thread.currentThread().isInterrupted();
  }

  /** Lists go by the server's clock. */
  private Span span(long firstNanos) {
    Instant first = time.wallClock().minusNanos(time.nanos() - firstNanos);
    return client
        .clock()
        .await()
        .found()
        .map(clock -> Span.of(first, clock))
        .orElseGet(() -> new Span(first.minus(MARGIN), MARGIN));
  }

  /**
   * When the invocations began, by the server's clock.
   *
   * @param ahead of this machine's clock at the most
   */
  private record Span(Instant since, Duration ahead) {
    static Span of(Instant first, ServerClock clock) {
      return new Span(first.plus(clock.leastAhead()).minus(MARGIN), clock.mostAhead().plus(MARGIN));
    }

    Instant upto(Instant now) {
      return now.plus(ahead);
    }
  }
}
