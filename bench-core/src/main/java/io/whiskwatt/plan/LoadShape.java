package io.whiskwatt.plan;

import io.whiskwatt.units.Rate;
import java.time.Duration;

/** How invocations arrive. */
public sealed interface LoadShape {
  /** The part of a cell id: {@code closed-1}, {@code constant-50/s}. */
  String id();

  /**
   * A fixed number of callers, each calling again when its reply came.
   *
   * @param concurrency callers, 1 or more
   * @param thinkTime pause between a reply and that caller's next call, 0 or more
   */
  record Closed(int concurrency, Duration thinkTime) implements LoadShape {
    public Closed {
      if (concurrency < 1 || thinkTime.isNegative()) {
        throw new IllegalArgumentException(
            "a closed loop needs 1 or more callers and a think time of 0 or more");
      }
    }

    @Override
    public String id() {
      return "closed-"
          + concurrency
          + (thinkTime.isZero() ? "" : "-think-" + thinkTime.toMillis() + "ms");
    }
  }

  /** Arrivals at equal distances, whatever the platform does. */
  record Constant(Rate rate) implements LoadShape {
    @Override
    public String id() {
      return "constant-" + rate;
    }
  }

  /** Arrivals with exponential distances of mean 1/rate, whatever the platform does. */
  record Poisson(Rate rate) implements LoadShape {
    @Override
    public String id() {
      return "poisson-" + rate;
    }
  }
}
