package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records fetched after the window by their ids. A 404 on an id that the server issued means "not
 * yet", so each is asked for until it is there or the time is up.
 */
record LateRecords(OpenWhiskClient client, TimeSource time) {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Fetches.
   *
   * @param ids by slot
   * @return records by slot, of those that were found
   */
  Map<Integer, ActivationRecord> fetch(Map<Integer, String> ids, Duration limit) {
    long deadline = time.nanos() + limit.toNanos();
    Map<Integer, String> missing = new HashMap<>(ids);
    Map<Integer, ActivationRecord> found = new HashMap<>();
    pass(missing, found, deadline);
    while (!missing.isEmpty() && mayGoOn(deadline)) {
      time.parkUntil(Math.min(deadline, time.nanos() + PAUSE.toNanos()));
      pass(missing, found, deadline);
    }
    return found;
  }

  private void pass(
      Map<Integer, String> missing, Map<Integer, ActivationRecord> found, long deadline) {
    missing.entrySet().removeIf(entry -> isFound(entry, found, deadline));
  }

  private boolean isFound(
      Map.Entry<Integer, String> missing, Map<Integer, ActivationRecord> found, long deadline) {
    if (!mayGoOn(deadline)) {
      return false;
    }
    Optional<ActivationRecord> record = client.activation(missing.getValue()).await().found();
    record.ifPresent(each -> found.put(missing.getKey(), each));
    return record.isPresent();
  }

  private boolean mayGoOn(long deadline) {
    return time.nanos() - deadline < 0 && !Thread.currentThread().isInterrupted();
  }
}
