package io.whiskwatt.load;

/**
 * Callers without a call, and from when on each may call again: a binary heap, the earliest first,
 * of two that are due at the same time the one that came first. Not thread-safe.
 */
final class FreeCallers {
  private final int[] callers;
  private final long[] dueNanos;
  private final long[] arrivals;
  private int size;
  private long arrived;

  FreeCallers(int most) {
    callers = new int[most];
    dueNanos = new long[most];
    arrivals = new long[most];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the first may call; there must be one. */
  long firstDueNanos() {
    return dueNanos[0];
  }

  void add(int caller, long due) {
    int at = size++;
    put(at, caller, due, arrived++);
    while (at > 0 && before(at, (at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  /** Takes the first out; there must be one. */
  int take() {
    int caller = callers[0];
    size--;
    put(0, callers[size], dueNanos[size], arrivals[size]);
    int at = 0;
    int earliest = earliestOf(at);
    while (earliest != at) {
      swap(at, earliest);
      at = earliest;
      earliest = earliestOf(at);
    }
    return caller;
  }

  /** Of a place and the two below it. */
  private int earliestOf(int at) {
    int earliest = at;
    for (int below = 2 * at + 1; below <= 2 * at + 2 && below < size; below++) {
      earliest = before(below, earliest) ? below : earliest;
    }
    return earliest;
  }

  private boolean before(int one, int other) {
    return dueNanos[one] != dueNanos[other]
        ? dueNanos[one] < dueNanos[other]
        : arrivals[one] < arrivals[other];
  }

  private void swap(int one, int other) {
    int caller = callers[one];
    long due = dueNanos[one];
    long arrival = arrivals[one];
    put(one, callers[other], dueNanos[other], arrivals[other]);
    put(other, caller, due, arrival);
  }

  private void put(int at, int caller, long due, long arrival) {
    callers[at] = caller;
    dueNanos[at] = due;
    arrivals[at] = arrival;
  }
}
