package io.whiskwatt.load;

import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * The log of one trial: columns and reply memory allocated before the window (beyond 65,536 calls
 * of a closed loop and 8 MiB of replies in large blocks as it fills), written without locks from
 * any thread, read after the window. An invoker that reports a slot twice does no harm: the first
 * report is kept and the fault is counted, because a sink runs on the platform's I/O threads, where
 * an exception would only break the connection.
 */
public final class TrialRecorder implements TrialLog, InvocationSink {
  /** The ticket of a slot that got none. */
  public static final int NO_TICKET = -1;

  private static final long NOT_SENT = Long.MIN_VALUE;
  private static final int OPEN = 1;
  private static final int ENDING = 2;
  private static final int ABANDONED = 3;
  private static final int ENDED = 4;

  /** What a closed loop's log has from the beginning; the rest is made as it fills. */
  private static final int CLOSED_READY_SLOTS = 1 << 16;

  private static final int MOST_REPLY_BYTES = 64 << 20;

  /** What is expected of one reply: an activation record with a small result. */
  private static final long REPLY_BYTES = 1024;

  private static final int READY_REPLY_BYTES = 8 << 20;

  private final int capacity;
  private final SlotBlock[] blocks;
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
   * An empty log, all of whose slots are there from the beginning.
   *
   * @param slots how many invocations it can hold, 0 or more; see {@link LoadPlan#slots()}
   * @param replyBytes memory for all replies together, 0 or more
   */
  public TrialRecorder(int slots, int replyBytes) {
    this(slots, slots, replyBytes);
  }

  private TrialRecorder(int slots, int readySlots, int replyBytes) {
    capacity = slots;
    replies = new ReplyArena(replyBytes, READY_REPLY_BYTES);
    blocks = new SlotBlock[SlotBlock.number(slots + SlotBlock.SIZE - 1)];
    for (int number = 0; number * SlotBlock.SIZE < readySlots; number++) {
      blocks[number] = new SlotBlock(replies.keepsAny());
    }
  }

  /** Room for the plan's slots, and 1 KiB for each reply up to 64 MiB in all. */
  public static TrialRecorder forPlan(LoadPlan plan) {
    return forPlan(plan, (int) Math.min(MOST_REPLY_BYTES, plan.slots() * REPLY_BYTES));
  }

  /** Room for the plan's slots; replies are not kept, and read as empty. */
  public static TrialRecorder withoutReplies(LoadPlan plan) {
    return forPlan(plan, 0);
  }

  /** An open load's arrivals are counted beforehand, a closed loop's calls only limited. */
  private static TrialRecorder forPlan(LoadPlan plan, int replyBytes) {
    int slots = plan.slots();
    boolean counted = plan.schedule().isPresent();
    int ready = counted ? slots : Math.min(slots, CLOSED_READY_SLOTS);
    return new TrialRecorder(slots, ready, replyBytes);
  }

  int capacity() {
    return capacity;
  }

  void onEnd(EndListener hears) {
    listener = hears;
  }

  /** Takes the next slot for an invocation that is due. Called by one thread at a time. */
  int open(int ticket, long intended) {
    int slot = size;
    SlotBlock block = blockToOpen(slot);
    int index = SlotBlock.index(slot);
    block.tickets[index] = ticket;
    block.intendedNanos[index] = intended;
    block.actualNanos.setPlain(index, NOT_SENT);
    block.outcomes[index] = OutcomeKind.UNANSWERED;
    block.states.setRelease(index, OPEN);
    size = slot + 1;
    return slot;
  }

  private SlotBlock blockToOpen(int slot) {
    int number = SlotBlock.number(Objects.checkIndex(slot, capacity));
    if (blocks[number] == null) {
      blocks[number] = new SlotBlock(replies.keepsAny());
    }
    return blocks[number];
  }

  /** Of a slot that was opened. */
  private SlotBlock block(int slot) {
    return blocks[SlotBlock.number(slot)];
  }

  private boolean moves(int slot, int from, int to) {
    return block(slot).states.compareAndSet(SlotBlock.index(slot), from, to);
  }

  private int state(int slot) {
    return block(slot).states.getAcquire(SlotBlock.index(slot));
  }

  /** Ends a slot that could not be sent; false when the invoker ended it all the same. */
  boolean drop(int slot, long nanos) {
    if (!moves(slot, OPEN, ENDING)) {
      repeatedEnds.increment();
      return false;
    }
    block(slot).outcomes[SlotBlock.index(slot)] = OutcomeKind.DROPPED;
    finish(slot, nanos, ENDED);
    return true;
  }

  /** Ends every slot that is still open. Called when no further one is going to be opened. */
  void abandonOpenSlots(long nanos) {
    for (int slot = 0; slot < size; slot++) {
      if (moves(slot, OPEN, ENDING)) {
        finish(slot, nanos, ABANDONED);
        abandoned++;
      }
      while (state(slot) == ENDING) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void sent(int slot, long nanos) {
    if (unknown(slot)) {
      return;
    }
    if (state(slot) == ABANDONED) {
      lateReports.increment();
    } else if (!block(slot).actualNanos.compareAndSet(SlotBlock.index(slot), NOT_SENT, nanos)) {
      repeatedSends.increment();
    }
  }

  @Override
  public void ended(int slot, long nanos, OutcomeKind kind, int status, ByteBuffer reply) {
    if (unknown(slot)) {
      return;
    }
    if (!moves(slot, OPEN, ENDING)) {
      (state(slot) == ABANDONED ? lateReports : repeatedEnds).increment();
      return;
    }
    SlotBlock block = block(slot);
    int index = SlotBlock.index(slot);
    block.outcomes[index] = kind;
    block.statuses[index] = (short) status;
    if (reply.hasRemaining()) {
      keep(block, index, reply);
    }
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

  private void keep(SlotBlock block, int index, ByteBuffer reply) {
    int offset = replies.append(reply);
    if (offset == ReplyArena.FULL) {
      repliesNotKept.increment();
    } else {
      block.replyOffsets[index] = offset;
      block.replyLengths[index] = reply.remaining();
    }
  }

  private void finish(int slot, long nanos, int state) {
    SlotBlock block = block(slot);
    int index = SlotBlock.index(slot);
    block.endNanos[index] = nanos;
    block.actualNanos.compareAndSet(index, NOT_SENT, nanos);
    block.states.setRelease(index, state);
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
    return state(slot) >= ABANDONED;
  }

  /** From any thread: true once a begun slot was sent, or is over. */
  boolean isSent(int slot) {
    return block(slot).actualNanos.get(SlotBlock.index(slot)) != NOT_SENT;
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
    return block(used(slot)).tickets[SlotBlock.index(slot)];
  }

  @Override
  public long intendedNanos(int slot) {
    return block(used(slot)).intendedNanos[SlotBlock.index(slot)];
  }

  @Override
  public long actualNanos(int slot) {
    return block(over(slot)).actualNanos.get(SlotBlock.index(slot));
  }

  @Override
  public long endNanos(int slot) {
    return block(over(slot)).endNanos[SlotBlock.index(slot)];
  }

  @Override
  public OutcomeKind outcome(int slot) {
    return block(over(slot)).outcomes[SlotBlock.index(slot)];
  }

  @Override
  public int status(int slot) {
    return block(over(slot)).statuses[SlotBlock.index(slot)];
  }

  @Override
  public ByteBuffer reply(int slot) {
    SlotBlock block = block(over(slot));
    int index = SlotBlock.index(slot);
    return replies.keepsAny()
        ? replies.read(block.replyOffsets[index], block.replyLengths[index])
        : replies.read(0, 0);
  }

  private int used(int slot) {
    return Objects.checkIndex(slot, size);
  }

  private int over(int slot) {
    if (state(used(slot)) < ABANDONED) {
      throw new IllegalStateException(
          "slot " + slot + " has not ended; read the log after the run");
    }
    return slot;
  }
}
