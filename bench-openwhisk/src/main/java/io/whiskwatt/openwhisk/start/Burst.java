package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Invocations sent together, before a window, and waited for. */
final class Burst implements CallListener {
  private final TimeSource time;
  private final List<Placed> actions;
  private final Thread waiter = Thread.currentThread();
  private final List<Reply> replies = new ArrayList<>();
  private int open;

  private Burst(TimeSource time, List<Placed> actions) {
    this.time = time;
    this.actions = actions;
    this.open = actions.size();
  }

  /**
   * What became of one of them.
   *
   * @param status the HTTP status, 0 where there was no reply
   * @param failure why it did not succeed; empty: it did
   */
  record Reply(
      Placed action, int status, Optional<ActivationRecord> record, long nanos, String failure) {
    boolean succeeded() {
      return failure.isEmpty();
    }
  }

  /**
   * Sends them and waits.
   *
   * @param caller makes the calls, told to the listener it is given
   * @param actions one for each call
   * @param deadlineNanos on the run's clock
   * @return those that ended in time
   */
  static List<Reply> send(
      Function<CallListener, Caller> caller,
      List<Placed> actions,
      TimeSource time,
      long deadlineNanos) {
    Burst burst = new Burst(time, List.copyOf(actions));
    try (Caller calls = caller.apply(burst)) {
      burst.send(calls);
      burst.await(deadlineNanos);
    }
    return burst.replies();
  }

  private void send(Caller caller) {
    for (int call = 0; call < actions.size(); call++) {
      if (!caller.call(call, call)) {
        failed(call, Fault.CANCELLED, "too many calls are in flight");
      }
    }
  }

  private void await(long deadlineNanos) {
    while (stillOpen() && time.nanos() - deadlineNanos < 0 && !waiter.isInterrupted()) {
      time.parkUntilWoken(deadlineNanos);
    }
  }

  private synchronized boolean stillOpen() {
    return open > 0;
  }

  private synchronized List<Reply> replies() {
    return List.copyOf(replies);
  }

  @Override
  public void sent(int slot) {}

  @Override
  public void replied(int slot, RawReply reply) {
    int status = reply.status();
    Optional<ActivationRecord> record = ActivationRecord.ofJson(reply.body());
    String failure =
        status == 200 ? "" : record.map(ActivationRecord::resultJson).orElse("status " + status);
    ended(new Reply(actions.get(slot), status, record, time.nanos(), failure));
  }

  @Override
  public void failed(int slot, Fault fault, String reason) {
    ended(new Reply(actions.get(slot), 0, Optional.empty(), time.nanos(), reason));
  }

  private void ended(Reply reply) {
    boolean last;
    synchronized (this) {
      replies.add(reply);
      open--;
      last = open == 0;
    }
    if (last) {
      time.wake(waiter);
    }
  }
}
