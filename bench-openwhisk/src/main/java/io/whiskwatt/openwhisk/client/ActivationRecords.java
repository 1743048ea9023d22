package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records that are not there yet: OpenWhisk writes them some time after the reply, and answers 404
 * until then. Each method waits on the calling thread, by the clock it is given, and ends early
 * when that is interrupted.
 */
public final class ActivationRecords {
  /** Requests by id at the same time: fetching is not to load the platform. */
  private static final int AT_A_TIME = 16;

  /** Beyond this many, a list is the better way. */
  private static final int FEW = 64;

  private final OpenWhiskClient client;
  private final TimeSource time;

  public ActivationRecords(OpenWhiskClient client, TimeSource time) {
    this.client = client;
    this.time = time;
  }

  /**
   * Asks for one record until it is there.
   *
   * @param limit after which it is missing
   */
  public Polled await(String id, Duration limit) {
    long began = time.nanos();
    BackOff pause = new BackOff(time, limit);
    Answer<ActivationRecord> answer = client.activation(id).await();
    while (mayCome(answer) && pause.again()) {
      answer = client.activation(id).await();
    }
    Duration took = Duration.ofNanos(time.nanos() - began);
    return answer instanceof Answer.Ok<ActivationRecord> ok
        ? new Polled.Found(ok.value(), took)
        : new Polled.Missing(answer, took);
  }

  /** Not yet, or a trouble that may pass. */
  private static boolean mayCome(Answer<ActivationRecord> answer) {
    if (answer instanceof Answer.Refused<ActivationRecord> refused) {
      return refused.reason() == Refusal.NOT_FOUND
          || refused.status() >= 500
          || refused.status() == 429;
    }
    return answer instanceof Answer.Unreachable<ActivationRecord> unreachable
        && unreachable.fault() != Fault.CERTIFICATE
        && unreachable.fault() != Fault.CANCELLED
        && unreachable.fault() != Fault.INTERRUPTED;
  }

  /**
   * Asks for records until all are there: many by lists, few by their ids.
   *
   * @param ids that the server issued
   * @param since no later than the first start, by the server's clock
   * @param upto no earlier than the last start, likewise
   * @param limit after which the rest is missing
   * @return by id, those that came
   */
  public Map<String, ActivationRecord> fetch(
      Collection<String> ids, Instant since, Instant upto, Duration limit) {
    Map<String, ActivationRecord> found = new LinkedHashMap<>();
    Set<String> missing = new LinkedHashSet<>(ids);
    BackOff pause = new BackOff(time, limit);
    do {
      boolean listed = missing.size() > FEW && listed(since, upto, missing, found);
      if (missing.size() <= FEW || !listed) {
        byId(missing, found);
      }
    } while (!missing.isEmpty() && pause.again());
    return found;
  }

  /** False when there is no list to be had. */
  private boolean listed(
      Instant since, Instant upto, Set<String> missing, Map<String, ActivationRecord> found) {
    Answer<List<ActivationRecord>> list = between(since, upto);
    list.found().ifPresent(all -> all.forEach(record -> keep(record, missing, found)));
    return list.found().isPresent();
  }

  private static void keep(
      ActivationRecord record, Set<String> missing, Map<String, ActivationRecord> found) {
    if (missing.remove(record.activationId())) {
      found.put(record.activationId(), record);
    }
  }

  private void byId(Set<String> missing, Map<String, ActivationRecord> found) {
    List<String> ids = List.copyOf(missing);
    for (int from = 0; from < ids.size(); from += AT_A_TIME) {
      List<Pending<ActivationRecord>> together =
          ids.subList(from, Math.min(ids.size(), from + AT_A_TIME)).stream()
              .map(client::activation)
              .toList();
      together.forEach(
          each -> each.await().found().ifPresent(record -> keep(record, missing, found)));
    }
  }

  /**
   * All records that began in a span, both ends included, by the server's clock. Full pages narrow
   * the span from its late end: records that arrive meanwhile shift nothing.
   */
  public Answer<List<ActivationRecord>> between(Instant since, Instant upto) {
    Map<String, ActivationRecord> seen = new LinkedHashMap<>();
    ActivationQuery query = ActivationQuery.between(since, upto);
    Answer<List<ActivationRecord>> page = client.activationRecords(query).await();
    while (page instanceof Answer.Ok<List<ActivationRecord>> ok) {
      ok.value().forEach(record -> seen.putIfAbsent(record.activationId(), record));
      if (ok.value().size() < ActivationQuery.MAX_LIMIT) {
        return new Answer.Ok<>(List.copyOf(seen.values()));
      }
      query = next(query, ok.value());
      page = client.activationRecords(query).await();
    }
    return page;
  }

  /** Up to the oldest seen; where a whole page began in its millisecond, skipping within that. */
  private static ActivationQuery next(ActivationQuery query, List<ActivationRecord> page) {
    Instant oldest =
        page.stream()
            .flatMapToLong(record -> record.summary().times().startMillis().stream())
            .mapToObj(Instant::ofEpochMilli)
            .min(Instant::compareTo)
            .or(query::upto)
            .orElseThrow();
    boolean stands = query.upto().filter(oldest::equals).isPresent();
    return query.upto(oldest).skipping(stands ? query.skip() + page.size() : 0);
  }
}
