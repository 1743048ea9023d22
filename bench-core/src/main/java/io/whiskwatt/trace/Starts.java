package io.whiskwatt.trace;

import java.util.Arrays;

/** Start times while they are collected, with the function of each; grows, and has a bound. */
final class Starts {
  private static final int FIRST = 1 << 12;

  private long[] nanos = new long[FIRST];
  private int[] functions = new int[FIRST];
  private int size;

  /** False: there was no room. */
  boolean add(long atNanos, int function) {
    if (size == Replay.MOST_ARRIVALS) {
      return false;
    }
    if (size == nanos.length) {
      int more = Math.min(Replay.MOST_ARRIVALS, 2 * size);
      nanos = Arrays.copyOf(nanos, more);
      functions = Arrays.copyOf(functions, more);
    }
    nanos[size] = atNanos;
    functions[size++] = function;
    return true;
  }

  int size() {
    return size;
  }

  long nanos(int index) {
    return nanos[index];
  }

  int function(int index) {
    return functions[index];
  }
}
