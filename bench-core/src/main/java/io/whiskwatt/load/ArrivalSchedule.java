package io.whiskwatt.load;

/** Intended starts of an open load, pure: the same seed gives the same times. */
public interface ArrivalSchedule {
  /** The next intended start, in nanoseconds after the window's opening; never decreases. */
  long nextNanos();
}
