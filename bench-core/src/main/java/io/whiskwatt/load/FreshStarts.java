package io.whiskwatt.load;

import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The share of fresh starts among some replies: at most so many of each look, the latest, because
 * reading one takes longer than recording it did.
 */
final class FreshStarts {
  static final int REPLIES_PER_LOOK = 16;

  /** A larger one is not read. */
  private static final int LARGEST_BYTES = 64 << 10;

  private final Function<ByteBuffer, Optional<Boolean>> startedFresh;
  private final int[] latest = new int[REPLIES_PER_LOOK];
  private int ended;
  private int told;
  private int fresh;

  /**
   * @param startedFresh what a reply says; empty: it does not say
   */
  FreshStarts(Function<ByteBuffer, Optional<Boolean>> startedFresh) {
    this.startedFresh = startedFresh;
  }

  void ended(int slot) {
    latest[ended++ % REPLIES_PER_LOOK] = slot;
  }

  /** Reads the latest of those that ended since the last look. */
  void look(TrialLog log) {
    for (int at = 0; at < Math.min(ended, REPLIES_PER_LOOK); at++) {
      read(log.reply(latest[at]));
    }
    ended = 0;
  }

  private void read(ByteBuffer reply) {
    if (reply.hasRemaining() && reply.remaining() <= LARGEST_BYTES) {
      startedFresh
          .apply(reply)
          .ifPresent(
              isFresh -> {
                told++;
                fresh += isFresh ? 1 : 0;
              });
    }
  }

  OptionalDouble share() {
    return told == 0 ? OptionalDouble.empty() : OptionalDouble.of(fresh / (double) told);
  }
}
