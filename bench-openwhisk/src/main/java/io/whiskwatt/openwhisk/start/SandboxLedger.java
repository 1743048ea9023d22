package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sandboxes of a study must still be alive. OpenWhisk tells nobody and removes none on
 * demand: those of old versions and of deleted actions linger too, each until its idle time-out.
 * Sandboxes are told apart by the instances that their envelopes name; calls that named none count
 * as many sandboxes as were in flight at the same time, an upper bound. Thread-safe.
 */
public final class SandboxLedger {
  /** Between an idle time-out and the sandbox's end. */
  static final Duration REMOVAL = Duration.ofSeconds(2);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final TimeSource time;
  private final long lingerNanos;
  private final Map<Placed, Lot> lots = new HashMap<>();

  private SandboxLedger(long lingerNanos, TimeSource time) {
    this.time = time;
    this.lingerNanos = lingerNanos;
  }

  /** Of a platform that removes an idle sandbox after this time. */
  public static SandboxLedger of(Duration idleTimeout, TimeSource time) {
    return new SandboxLedger(idleTimeout.plus(REMOVAL).toNanos(), time);
  }

  /**
   * Calls have ended.
   *
   * @param calls that may have been given a sandbox, 0 or more
   * @param atOnce the most of them in flight at the same time
   * @param lastNanos when the last sandbox became idle, on the run's clock
   */
  synchronized void called(Placed action, int calls, int atOnce, long lastNanos) {
    forgetExpired();
    if (calls > 0) {
      lot(action).called(calls, atOnce, lastNanos);
    }
  }

  /** A call outside any trial has ended: it may have left a sandbox. */
  public void called(ActionDraft action, String version) {
    called(Placed.of(action, version), 1, 1, time.nanos());
  }

  /** One of these calls was served by an instance. */
  synchronized void saw(Placed action, String instance, long lastNanos) {
    lot(action).saw(instance, lastNanos);
  }

  /** One of these calls left no sandbox: it threw, timed out, or failed to start. */
  synchronized void destroyed(Placed action) {
    lot(action).told++;
  }

  private Lot lot(Placed action) {
    return lots.computeIfAbsent(action, each -> new Lot());
  }

  /** Sandboxes alive now, 0 or more. */
  synchronized int alive() {
    forgetExpired();
    return lots.values().stream().mapToInt(Lot::sandboxes).sum();
  }

  /** What those alive now hold of the user memory. */
  synchronized DataSize memory() {
    forgetExpired();
    return DataSize.ofBytes(
        lots.entrySet().stream()
            .mapToLong(each -> each.getKey().memory().bytes() * each.getValue().sandboxes())
            .sum());
  }

  /**
   * Waits until all are gone, or the limit has passed, or the thread is interrupted.
   *
   * @return how many are still alive
   */
  int drain(Duration limit) {
    long deadline = time.nanos() + limit.toNanos();
    while (alive() > 0 && time.nanos() - deadline < 0 && !Thread.currentThread().isInterrupted()) {
      time.parkUntil(Math.min(deadline, nextLookNanos()));
    }
    return alive();
  }

  private synchronized long nextLookNanos() {
    long again = time.nanos() + LOOK_AGAIN.toNanos();
    long last = lots.values().stream().mapToLong(Lot::lastNanos).max().orElse(again);
    return Math.max(again, last + lingerNanos);
  }

  private void forgetExpired() {
    long oldest = time.nanos() - lingerNanos;
    lots.values().forEach(lot -> lot.forgetBefore(oldest));
    lots.values().removeIf(Lot::isEmpty);
  }

  /** The sandboxes of one generation. */
  private static final class Lot {
    private final Map<String, Long> lastUseOf = new HashMap<>();
    private int calls;
    private int told;
    private int atOnce;
    private long lastNanos;

    void called(int more, int most, long nanos) {
      lastNanos = calls == 0 ? nanos : Math.max(lastNanos, nanos);
      calls += more;
      atOnce = Math.max(atOnce, most);
    }

    void saw(String instance, long nanos) {
      told++;
      lastUseOf.merge(instance, nanos, Math::max);
    }

    int sandboxes() {
      return told >= calls ? lastUseOf.size() : Math.max(lastUseOf.size(), atOnce);
    }

    long lastNanos() {
      return lastUseOf.values().stream().mapToLong(Long::longValue).reduce(lastNanos, Math::max);
    }

    void forgetBefore(long oldest) {
      lastUseOf.values().removeIf(used -> used - oldest <= 0);
      if (calls > 0 && lastNanos - oldest <= 0) {
        calls = 0;
        told = 0;
        atOnce = 0;
      }
    }

    boolean isEmpty() {
      return calls == 0 && lastUseOf.isEmpty();
    }
  }
}
