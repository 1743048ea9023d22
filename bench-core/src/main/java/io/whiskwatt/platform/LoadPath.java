package io.whiskwatt.platform;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;

/** The code by which invocations leave this process. Equal ones share it. */
public interface LoadPath {
  /**
   * Runs that code against a sink on this machine until it gets no faster, or some two seconds are
   * over. A virtual machine that has not compiled it yet would be measured as a slow platform.
   * Nothing reaches the platform. Ends early when the thread is interrupted.
   *
   * @param shapes that are going to be used
   */
  Warmth warmUp(List<LoadShape> shapes, TimeSource time);

  /**
   * What a warm-up came to.
   *
   * @param took all of it
   * @param calls in all
   * @param first mean time from one call to the next in its first round
   * @param last the same in its last round
   */
  record Warmth(Duration took, long calls, Duration first, Duration last) {
    /** For the results: {@code 1.1 s, 24310 calls, 212 → 38 µs each}. */
    public String words() {
      return Math.round(took.toMillis() / 100.0) / 10.0
          + " s, "
          + calls
          + " calls, "
          + first.toNanos() / 1000
          + " → "
          + last.toNanos() / 1000
          + " µs each";
    }
  }
}
