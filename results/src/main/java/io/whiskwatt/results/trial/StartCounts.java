package io.whiskwatt.results.trial;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import java.util.Map;

/**
 * How invocations that reached a sandbox were seen to start.
 *
 * @param seen how often each start was seen
 * @param unknown how many starts could not be told
 * @param doubts how often each was raised
 * @param contradicted how many invocations have witnesses that contradict each other, however many
 *     doubts each of them has
 * @param anonymous how many succeeded and told nothing of their sandbox
 */
public record StartCounts(
    Map<StartKind, Long> seen,
    long unknown,
    Map<StartDoubt, Long> doubts,
    long contradicted,
    long anonymous) {
  /** No invocation. */
  public static final StartCounts NONE = new StartCounts(Map.of(), 0, Map.of(), 0, 0);

  public StartCounts {
    seen = Map.copyOf(seen);
    doubts = Map.copyOf(doubts);
  }

  /** True: two witnesses cannot both be right; false: none of them can tell. */
  public static boolean contradicts(StartDoubt doubt) {
    return switch (doubt) {
      case INIT_IN_USED_INSTANCE,
          NEW_INSTANCE_WITHOUT_INIT,
          NEW_VERSION_WITHOUT_INIT,
          INSTANCE_SEEN_BEFORE,
          AGE_AGAINST_NAME,
          STEM_CELLS_UNDECLARED,
          WITNESSES_AGAINST_PLATFORM ->
          true;
      case COLD_OR_PREWARMED, WARM_OR_PAUSED -> false;
    };
  }

  /** Both together. */
  public StartCounts plus(StartCounts other) {
    return new StartCounts(
        Counts.sum(seen, other.seen),
        unknown + other.unknown,
        Counts.sum(doubts, other.doubts),
        contradicted + other.contradicted,
        anonymous + other.anonymous);
  }

  /** How many starts could be told. */
  public long known() {
    return Counts.total(seen);
  }

  /** All that reached a sandbox. */
  public long all() {
    return known() + unknown;
  }

  public long seen(StartKind start) {
    return seen.getOrDefault(start, 0L);
  }

  /** Of those that could be told, 0 to 1; NaN when none could. */
  public double share(StartKind start) {
    return (double) seen(start) / known();
  }
}
