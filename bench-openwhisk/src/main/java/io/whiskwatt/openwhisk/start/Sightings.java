package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.start.StartWitnesses.Rest;
import io.whiskwatt.openwhisk.start.StartWitnesses.Sandbox;
import io.whiskwatt.openwhisk.workload.Envelope;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one deployment has seen of its sandboxes: which versions were called, which instances
 * answered, and when last. All times on the run's clock.
 */
final class Sightings {
  private final Map<Placed, Long> lastCall = new HashMap<>();
  private final Map<Placed, Unseen> unseen = new HashMap<>();
  private final Map<String, Long> lastUse = new HashMap<>();
  private final Set<String> saidNew = new HashSet<>();

  /**
   * Calls of which nobody knows the sandbox.
   *
   * @param atOnce the most of them at the same time
   * @param nanos when the last one ended
   */
  private record Unseen(int atOnce, long nanos) {
    Unseen and(Unseen other) {
      return new Unseen(Math.max(atOnce, other.atOnce), Math.max(nanos, other.nanos));
    }
  }

  /** An instance answered a call of the action. */
  void answered(Placed action, Envelope envelope, long nanos) {
    lastCall.merge(action, nanos, Math::max);
    lastUse.merge(envelope.instance(), nanos, Math::max);
    if (envelope.count() == 1) {
      saidNew.add(envelope.instance());
    }
  }

  /**
   * Calls of the action ended, without a word of who served them.
   *
   * @param atOnce the most of them at the same time
   */
  void ended(Placed action, int atOnce, long nanos) {
    lastCall.merge(action, nanos, Math::max);
    unseen.merge(action, new Unseen(atOnce, nanos), Unseen::and);
  }

  /** True when no call of this version is known. */
  boolean isNew(Placed action) {
    return !lastCall.containsKey(action);
  }

  /** Since the last known call of this version ended, 0 or more; never called: 0. */
  long idleNanos(Placed action, long nowNanos) {
    return Math.max(0, nowNanos - lastCall.getOrDefault(action, nowNanos));
  }

  /** What the sandbox says of itself, against what was seen. */
  Sandbox sandbox(Optional<Envelope> envelope) {
    return envelope.map(this::sandbox).orElse(Sandbox.UNTOLD);
  }

  private Sandbox sandbox(Envelope envelope) {
    if (envelope.count() > 1) {
      return Sandbox.USED;
    }
    if (envelope.count() == 1) {
      return saidNew.contains(envelope.instance()) ? Sandbox.NEW_AGAIN : Sandbox.NEW;
    }
    return lastUse.containsKey(envelope.instance()) ? Sandbox.USED : Sandbox.UNTOLD;
  }

  /**
   * How long the sandbox of a call had been idle, against the pause grace: told where the bounds of
   * what is known lie on one side of it.
   */
  Rest rest(Placed action, Optional<Envelope> envelope, long sentNanos, Duration grace) {
    OptionalLong seen = envelope.map(each -> lastUse(each.instance())).orElse(OptionalLong.empty());
    Optional<Unseen> others = Optional.ofNullable(unseen.get(action));
    if (seen.isEmpty() && others.isEmpty()) {
      return Rest.UNTOLD;
    }
    long earliest = seen.orElse(Long.MIN_VALUE);
    long latest = others.map(each -> Math.max(each.nanos, earliest)).orElse(earliest);
    if (sentNanos - latest >= grace.toNanos()) {
      return Rest.PAUSED;
    }
    boolean exact = seen.isEmpty() && others.filter(each -> each.atOnce <= 1).isPresent();
    boolean recent = seen.isPresent() && sentNanos - earliest < grace.toNanos();
    return exact || recent ? Rest.AWAKE : Rest.UNTOLD;
  }

  private OptionalLong lastUse(String instance) {
    return Optional.ofNullable(lastUse.get(instance))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
