package io.whiskwatt.platform;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
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
   * Sends a load through that code to a sink on this machine that answers at once. Nothing reaches
   * the platform: what it takes is the generator's own, and the sink's. Ends early when the thread
   * is interrupted.
   */
  Sunk sink(ToSink load, TimeSource time);

  /**
   * A load for a sink.
   *
   * @param window above 0
   * @param payloadBytes of each call, 0 or more
   * @param seed of the arrival times
   */
  record ToSink(LoadShape shape, Duration window, int payloadBytes, Pacing pacing, long seed) {}

  /**
   * What became of it.
   *
   * @param openedNanos the window's opening on the run's clock
   * @param closedNanos after the last completion
   * @param sent calls
   * @param dropped calls that were due and never sent
   * @param failed of those sent
   * @param sinkCpuNanos CPU time that the sink took of this process
   */
  record Sunk(
      long openedNanos,
      long closedNanos,
      long sent,
      long dropped,
      long failed,
      long sinkCpuNanos) {}

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
