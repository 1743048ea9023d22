package io.whiskwatt.results.simulate;

import java.time.Duration;

/**
 * How large a simulated run is.
 *
 * @param workloads each on both platforms, a cell each; 1 and up
 * @param blocks 2 and up
 * @param perSecond invocations in each second of each window, 1 and up
 */
public record Extent(int workloads, int blocks, int perSecond) {
  static final Duration WINDOW = Duration.ofSeconds(30);
  private static final int PLATFORMS = 2;

  public Extent {
    if (workloads < 1 || blocks < 2 || perSecond < 1) {
      throw new IllegalArgumentException(
          "a run of "
              + workloads
              + " workloads, "
              + blocks
              + " blocks and "
              + perSecond
              + " invocations a second; 1, 2 and 1 are the fewest");
    }
  }

  public int cells() {
    return PLATFORMS * workloads;
  }

  /** A trial of each cell in each block. */
  public int trials() {
    return cells() * blocks;
  }

  /** Of each trial. */
  int calls() {
    return Math.toIntExact(perSecond * WINDOW.toSeconds());
  }

  public long invocations() {
    return (long) trials() * calls();
  }
}
