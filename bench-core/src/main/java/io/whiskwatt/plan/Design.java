package io.whiskwatt.plan;

import java.time.Duration;
import java.util.List;

/**
 * How the trials are laid out in time.
 *
 * @param blocks replicates, 2 or more
 * @param warmUp load before each window that is not measured, 0 or more
 * @param settle silence between warm-up and window, 0 or more
 * @param idleWindow length of an idle window, above 0
 * @param window length of a measuring window, above 0
 * @param seed of every random choice of the study
 * @param arrangement of the windows of a block
 */
public record Design(
    DesignLevel level,
    int blocks,
    Duration warmUp,
    Duration settle,
    Duration idleWindow,
    Duration window,
    long seed,
    Arrangement arrangement) {

  /** In the usual arrangement. */
  public Design(
      DesignLevel level,
      int blocks,
      Duration warmUp,
      Duration settle,
      Duration idleWindow,
      Duration window,
      long seed) {
    this(level, blocks, warmUp, settle, idleWindow, window, seed, Arrangement.USUAL);
  }

  /** The same with another arrangement. */
  public Design with(Arrangement other) {
    return new Design(level, blocks, warmUp, settle, idleWindow, window, seed, other);
  }

  /** The same with these idle windows with warm sandboxes. */
  Design withPools(List<IdleCondition.Pool> pools) {
    return with(arrangement.withPools(pools));
  }

  /** The same with another number of blocks; what the first blocks are does not depend on it. */
  public Design ofBlocks(int number) {
    return new Design(level, number, warmUp, settle, idleWindow, window, seed, arrangement);
  }
}
