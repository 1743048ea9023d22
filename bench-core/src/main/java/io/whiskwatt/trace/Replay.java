package io.whiskwatt.trace;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arrivals of one part of a trace, ready to be sent. Immutable. */
public final class Replay {
  /** The most arrivals that are kept: 5 million, 40 MB. */
  public static final int MOST_ARRIVALS = 5_000_000;

  private final long[] sortedNanos;
  private final Duration length;
  private final Duration traceEnd;
  private final Map<String, String> facts;

  /**
   * Takes the array over.
   *
   * @param nanos arrivals after the replay's opening, in any order
   * @param length of the replay, above 0
   * @param traceEnd where the whole trace ends, in its own time
   * @param facts where it comes from, by name
   */
  Replay(long[] nanos, Duration length, Duration traceEnd, Map<String, String> facts) {
    Arrays.sort(nanos);
    this.sortedNanos = nanos;
    this.length = length;
    this.traceEnd = traceEnd;
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** How many invocations are replayed. */
  public int count() {
    return sortedNanos.length;
  }

  /**
   * When one is due.
   *
   * @param index 0 to {@link #count()} − 1; later ones are never due earlier
   * @return nanoseconds after the opening, 0 or more
   */
  public long nanos(int index) {
    return sortedNanos[index];
  }

  /** How long the replay takes, above 0. */
  public Duration length() {
    return length;
  }

  /** Where the whole trace ends, in its own time. */
  public Duration traceEnd() {
    return traceEnd;
  }

  /** The file, its SHA-256, what was selected and how much of it: what tells two replays apart. */
  public Map<String, String> facts() {
    return facts;
  }

  /** How many are due within a time of the opening. */
  public int countWithin(Duration span) {
    int found = Arrays.binarySearch(sortedNanos, span.toNanos());
    int index = found < 0 ? -found - 1 : found;
    while (index > 0 && index <= count() && sortedNanos[index - 1] >= span.toNanos()) {
      index--;
    }
    return index;
  }

  /** The most that are due in any stretch of this length. */
  public int most(Duration span) {
    int most = 0;
    int end = 0;
    for (int first = 0; first < sortedNanos.length; first++) {
      while (end < sortedNanos.length && sortedNanos[end] - sortedNanos[first] < span.toNanos()) {
        end++;
      }
      most = Math.max(most, end - first);
    }
    return most;
  }

  /** How many come longer than this after the one before. */
  public int countAfterGap(Duration span) {
    int count = 0;
    for (int index = 1; index < sortedNanos.length; index++) {
      if (sortedNanos[index] - sortedNanos[index - 1] > span.toNanos()) {
        count++;
      }
    }
    return count;
  }

  /** Replays of the same file and selection are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Replay replay
        && facts.equals(replay.facts)
        && Arrays.equals(sortedNanos, replay.sortedNanos);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return count() + " invocations in " + length + " of " + facts.getOrDefault("file", "a trace");
  }
}
