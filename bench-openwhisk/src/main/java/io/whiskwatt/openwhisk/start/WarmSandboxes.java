package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionCaller;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.CallListener;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes warm sandboxes of one action by invocations at the same time: each that finds all others
 * busy gets a new sandbox. Repeated, with one more each time, until enough different ones have
 * answered.
 */
final class WarmSandboxes implements CallListener {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int ROUNDS = 12;

  private final TimeSource time;
  private final Thread waiter = Thread.currentThread();
  private final Set<String> instances = new HashSet<>();
  private int initialised;
  private int succeeded;
  private int open;
  private Optional<String> failure = Optional.empty();

  private WarmSandboxes(TimeSource time) {
    this.time = time;
  }

  /**
   * Makes them.
   *
   * @param caller makes the calls, told to the listener it is given
   * @param count 1 or more
   */
  static StartControl.Grant make(
      Function<CallListener, ActionCaller> caller, int count, TimeSource time) {
    WarmSandboxes sandboxes = new WarmSandboxes(time);
    return sandboxes.make(caller.apply(sandboxes), count);
  }

  private StartControl.Grant make(ActionCaller caller, int count) {
    long deadline = time.nanos() + LIMIT.toNanos();
    for (int round = 1; round <= ROUNDS && seen(count) < count; round++) {
      burst(caller, count + round - 1, deadline);
      if (time.nanos() - deadline >= 0 || Thread.currentThread().isInterrupted() || allFailed()) {
        break;
      }
    }
    return grant(count);
  }

  private synchronized StartControl.Grant grant(int count) {
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
  private synchronized int seen(int count) {
    if (!instances.isEmpty() || succeeded == 0) {
      return instances.size();
    }
    return initialised == 0 ? count : Math.min(count, initialised);
  }

  private synchronized boolean allFailed() {
    return succeeded == 0;
  }

  private void burst(ActionCaller caller, int calls, long deadline) {
    synchronized (this) {
      open = calls;
    }
    for (int call = 0; call < calls; call++) {
      if (!caller.call(call, 0)) {
        ended();
      }
    }
    while (stillOpen() && time.nanos() - deadline < 0 && !waiter.isInterrupted()) {
      time.parkUntilWoken(deadline);
    }
  }

  private synchronized boolean stillOpen() {
    return open > 0;
  }

  @Override
  public void sent(int slot) {}

  @Override
  public void replied(int slot, int status, String activationId, byte[] body) {
    Optional<ActivationRecord> record = ActivationRecord.ofJson(body);
    synchronized (this) {
      if (status == 200) {
        succeeded++;
        record.ifPresent(this::saw);
      } else {
        failure = Optional.of(record.map(ActivationRecord::resultJson).orElse("status " + status));
      }
    }
    ended();
  }

  private void saw(ActivationRecord record) {
    if (record.initMillis().isPresent()) {
      initialised++;
    }
    Envelope.ofResult(record.resultJson()).ifPresent(each -> instances.add(each.instance()));
  }

  @Override
  public void failed(int slot, String reason) {
    synchronized (this) {
      failure = Optional.of(reason);
    }
    ended();
  }

  private void ended() {
    boolean last;
    synchronized (this) {
      open--;
      last = open == 0;
    }
    if (last) {
      time.wake(waiter);
    }
  }
}
