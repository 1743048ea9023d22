package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.workload.Envelope;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes warm sandboxes of one action by invocations at the same time: each that finds all others
 * busy gets a new sandbox. Repeated until enough different ones have answered. No burst is larger
 * than the number wanted, so that no sandbox too many is made, to draw power beside the window.
 */
final class WarmSandboxes {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Quick calls seldom overlap all at once; a round of them costs milliseconds. */
  private static final int ROUNDS = 100;

  private final Calls calls;
  private final Placed action;
  private final Set<String> instances = new HashSet<>();
  private int initialised;
  private int succeeded;
  private Optional<String> failure = Optional.empty();

  private WarmSandboxes(Calls calls, Placed action) {
    this.calls = calls;
    this.action = action;
  }

  /**
   * Makes them.
   *
   * @param count 1 or more
   */
  static StartControl.Grant make(Calls calls, Placed action, int count) {
    return new WarmSandboxes(calls, action).make(count);
  }

  private StartControl.Grant make(int count) {
    long deadline = calls.site().time().nanos() + LIMIT.toNanos();
    int size = Math.min(count, calls.site().mostAtOnce());
    for (int round = 1; round <= ROUNDS && seen(count) < count; round++) {
      calls.send(Collections.nCopies(size, action), deadline).forEach(this::heard);
      boolean over = calls.site().time().nanos() - deadline >= 0;
      if (over || Thread.currentThread().isInterrupted() || succeeded == 0) {
        break;
      }
    }
    return grant(count);
  }

  private void heard(Burst.Reply reply) {
    if (reply.succeeded()) {
      succeeded++;
      reply.record().ifPresent(this::saw);
    } else {
      failure = Optional.of(reply.failure());
    }
  }

  private void saw(ActivationRecord record) {
    if (record.initMillis().isPresent()) {
      initialised++;
    }
    Envelope.ofResult(record.resultJson()).ifPresent(each -> instances.add(each.instance()));
  }

  private StartControl.Grant grant(int count) {
    int seen = seen(count);
    if (seen >= count) {
      return StartControl.Grant.all(count);
    }
    String why = failure.map(text -> ": " + text).orElse("");
    String limitation = "only " + seen + " of " + count + " warm sandboxes answered" + why;
    return new StartControl.Grant(seen, Optional.of(limitation));
  }

  /**
   * Different sandboxes seen. An action without an envelope shows its new ones only; when none of
   * its calls was new, those that are there sufficed.
   */
  private int seen(int count) {
    if (!instances.isEmpty() || succeeded == 0) {
      return instances.size();
    }
    return initialised == 0 ? count : Math.min(count, initialised);
  }
}
