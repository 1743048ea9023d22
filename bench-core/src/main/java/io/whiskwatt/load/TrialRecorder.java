package io.whiskwatt.load;

import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The log of one trial: columns and reply memory allocated before the window, written without locks
 * from any thread, read after the window. An invoker that reports a slot twice does no harm: the
 * first report is kept and the fault is counted, because a sink runs on the platform's I/O threads,
 * where an exception would only break the connection.
 */
public final class TrialRecorder implements TrialLog, InvocationSink {
  /** The ticket of a slot that got none. */
  public static final int NO_TICKET = -1;

  private static final long NOT_SENT = Long.MIN_VALUE;
  private static final int UNUSED = 0;
  private static final int OPEN = 1;
  private static final int ENDING = 2;
  private static final int ABANDONED = 3;
  private static final int ENDED = 4;

  private final AtomicIntegerArray states;
  private final int[] tickets;
  private final long[] intendedNanos;
  private final AtomicLongArray actualNanos;
  private final long[] endNanos;
  private final OutcomeKind[] outcomes;
  private final int[] statuses;
  private final int[] replyOffsets;
  private final int[] replyLengths;
  private final ReplyArena replies;
  private final LongAdder repliesNotKept = new LongAdder();
  private final LongAdder repeatedSends = new LongAdder();
  private final LongAdder repeatedEnds = new LongAdder();
  private final LongAdder unknownSlots = new LongAdder();
  private final LongAdder lateReports = new LongAdder();
  private volatile EndListener listener = (slot, nanos) -> {};
  private volatile int size;
  private int abandoned;

  /**
   * An empty log.
   *
   * @param slots how many invocations it can hold, 0 or more; see {@link LoadPlan#slots()}
   * @param replyBytes memory for all replies together, 0 or more
   */
  public TrialRecorder(int slots, int replyBytes) {
    states = new AtomicIntegerArray(slots);
    tickets = new int[slots];
    intendedNanos = new long[slots];
    actualNanos = new AtomicLongArray(slots);
    endNanos = new long[slots];
    outcomes = new OutcomeKind[slots];
    Arrays.fill(outcomes, OutcomeKind.UNANSWERED);
    statuses = new int[slots];
    replyOffsets = new int[slots];
    replyLengths = new int[slots];
    replies = new ReplyArena(replyBytes);
  }

  /** Room for the plan's slots, and 1 KiB for each reply up to 64 MiB in all. */
  public static TrialRecorder forPlan(LoadPlan plan) {
    int slots = plan.slots();
    return new TrialRecorder(slots, (int) Math.min(64L << 20, slots * 1024L));
  }

  int capacity() {
    return tickets.length;
  }

  void onEnd(EndListener hears) {
    listener = hears;
  }

  /** Takes the next slot for an invocation that is due. Called by one thread. */
  int open(int ticket, long intended) {
    int slot = size;
    tickets[slot] = ticket;
    intendedNanos[slot] = intended;
    actualNanos.setPlain(slot, NOT_SENT);
    states.setRelease(slot, OPEN);
    size = slot + 1;
    return slot;
  }

  /** Ends a slot that could not be sent; false when the invoker ended it all the same. */
  boolean drop(int slot, long nanos) {
    if (!states.compareAndSet(slot, OPEN, ENDING)) {
      repeatedEnds.increment();
      return false;
    }
    outcomes[slot] = OutcomeKind.DROPPED;
    finish(slot, nanos, ENDED);
    return true;
  }

  /** Ends every slot that is still open. Called by the thread that opened them. */
  void abandonOpenSlots(long nanos) {
    for (int slot = 0; slot < size; slot++) {
      if (states.compareAndSet(slot, OPEN, ENDING)) {
        finish(slot, nanos, ABANDONED);
        abandoned++;
      }
      while (states.getAcquire(slot) == ENDING) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void sent(int slot, long nanos) {
    if (unknown(slot)) {
      return;
    }
    if (states.getAcquire(slot) == ABANDONED) {
      lateReports.increment();
    } else if (!actualNanos.compareAndSet(slot, NOT_SENT, nanos)) {
      repeatedSends.increment();
    }
  }

  @Override
  public void ended(int slot, long nanos, OutcomeKind kind, int status, ByteBuffer reply) {
    if (unknown(slot)) {
      return;
    }
    if (!states.compareAndSet(slot, OPEN, ENDING)) {
      (states.getAcquire(slot) == ABANDONED ? lateReports : repeatedEnds).increment();
      return;
    }
    outcomes[slot] = kind;
    statuses[slot] = status;
    keep(slot, reply);
    finish(slot, nanos, ENDED);
    listener.ended(slot, nanos);
  }

  private boolean unknown(int slot) {
    boolean unknown = slot < 0 || slot >= size;
    if (unknown) {
      unknownSlots.increment();
    }
    return unknown;
  }

  private void keep(int slot, ByteBuffer reply) {
    int offset = replies.append(reply);
    if (offset == ReplyArena.FULL) {
      repliesNotKept.increment();
    } else {
      replyOffsets[slot] = offset;
      replyLengths[slot] = reply.remaining();
    }
  }

  private void finish(int slot, long nanos, int state) {
    endNanos[slot] = nanos;
    actualNanos.compareAndSet(slot, NOT_SENT, nanos);
    states.setRelease(slot, state);
  }

  /** Replies that did not fit into the reply memory; they read as empty. */
  public long repliesNotKept() {
    return repliesNotKept.sum();
  }

  /** Reports that came for slots which had been abandoned at the deadline. */
  public long lateReports() {
    return lateReports.sum();
  }

  public SinkFaults faults() {
    return new SinkFaults(repeatedSends.sum(), repeatedEnds.sum(), unknownSlots.sum());
  }

  int abandoned() {
    return abandoned;
  }

  /** From any thread: true once everything of a begun slot can be read. */
  boolean isOver(int slot) {
    return states.getAcquire(slot) >= ABANDONED;
  }

  /** From any thread: true once a begun slot was sent, or is over. */
  boolean isSent(int slot) {
    return actualNanos.get(slot) != NOT_SENT;
  }

  boolean wasDropped(int slot) {
    return outcome(slot) == OutcomeKind.DROPPED;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int ticket(int slot) {
    return tickets[used(slot)];
  }

  @Override
  public long intendedNanos(int slot) {
    return intendedNanos[used(slot)];
  }

  @Override
  public long actualNanos(int slot) {
    return actualNanos.get(over(slot));
  }

  @Override
  public long endNanos(int slot) {
    return endNanos[over(slot)];
  }

  @Override
  public OutcomeKind outcome(int slot) {
    return outcomes[over(slot)];
  }

  @Override
  public int status(int slot) {
    return statuses[over(slot)];
  }

  @Override
  public ByteBuffer reply(int slot) {
    int ended = over(slot);
    return replies.read(replyOffsets[ended], replyLengths[ended]);
  }

  private int used(int slot) {
    return Objects.checkIndex(slot, size);
  }

  private int over(int slot) {
    if (states.getAcquire(used(slot)) < ABANDONED) {
      throw new IllegalStateException(
          "slot " + slot + " has not ended; read the log after the run");
    }
    return slot;
  }
}
