package io.whiskwatt.load;

import io.whiskwatt.platform.OutcomeKind;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** The columns of {@value #SIZE} slots of a trial's log: 38 bytes a slot, 46 with replies. */
final class SlotBlock {
  static final int BITS = 12;
  static final int SIZE = 1 << BITS;

  private static final int MASK = SIZE - 1;

  final AtomicIntegerArray states = new AtomicIntegerArray(SIZE);
  final AtomicLongArray actualNanos = new AtomicLongArray(SIZE);
  final int[] tickets = new int[SIZE];
  final long[] intendedNanos = new long[SIZE];
  final long[] endNanos = new long[SIZE];
  final OutcomeKind[] outcomes = new OutcomeKind[SIZE];
  final short[] statuses = new short[SIZE];
  final int[] replyOffsets;
  final int[] replyLengths;

  SlotBlock(boolean withReplies) {
    replyOffsets = new int[withReplies ? SIZE : 0];
    replyLengths = new int[withReplies ? SIZE : 0];
  }

  /** Which block a slot is in. */
  static int number(int slot) {
    return slot >> BITS;
  }

  /** Where in its block a slot is. */
  static int index(int slot) {
    return slot & MASK;
  }
}
