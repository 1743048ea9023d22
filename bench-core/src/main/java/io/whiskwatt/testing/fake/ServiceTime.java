package io.whiskwatt.testing.fake;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long a fake function runs. */
@FunctionalInterface
public interface ServiceTime {
  /** A run that never ends. */
  long NEVER = Long.MAX_VALUE;

  /**
   * The run time of one invocation.
   *
   * @param number of the invocation on this platform, 0 and up
   * @param startNanos when the function starts to run, on the run's clock
   * @return nanoseconds, 0 or more; or {@link #NEVER}
   */
  long nanos(int number, long startNanos);

  static ServiceTime constant(Duration time) {
    long nanos = time.toNanos();
    return (number, start) -> nanos;
  }

  /** Exponentially distributed; the same seed and number give the same time. */
  static ServiceTime exponential(Duration mean, long seed) {
    double meanNanos = mean.toNanos();
    return (number, start) -> {
      double unit = new SplittableRandom(seed + number).nextDouble();
      return (long) (-Math.log1p(-unit) * meanNanos);
    };
  }

  /** This one, but nothing that would start in the stall starts before its end. */
  default ServiceTime stalling(long fromNanos, long toNanos) {
    return (number, start) ->
        nanos(number, start) + (start >= fromNanos && start < toNanos ? toNanos - start : 0);
  }
}
