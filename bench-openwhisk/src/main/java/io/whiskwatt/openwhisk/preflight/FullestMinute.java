package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.load.ArrivalSchedule;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * The fullest minute of a load that is not even, counted over its very arrivals: those of the
 * warm-up and of the window, trial after trial.
 */
final class FullestMinute {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private FullestMinute() {}

  /**
   * The most invocations of any minute.
   *
   * @param gap at least this long from the end of a trial to the next one on the same platform
   */
  static long of(CellPlan plan, LoadShape.Open load, Duration gap) {
    long[] trial = trial(plan, load);
    long lengthNanos =
        plan.design().warmUp().plus(plan.design().settle()).plus(plan.window()).plus(gap).toNanos();
    long trials = 2 + MINUTE_NANOS / lengthNanos;
    long[] chain =
        LongStream.range(0, trials)
            .flatMap(index -> LongStream.of(trial).map(nanos -> nanos + index * lengthNanos))
            .toArray();
    return fullest(chain);
  }

  /** In nanoseconds after the beginning of the warm-up. */
  private static long[] trial(CellPlan plan, LoadShape.Open load) {
    long openingNanos = plan.design().warmUp().plus(plan.design().settle()).toNanos();
    return LongStream.concat(
            arrivals(plan, load, plan.design().warmUp()),
            arrivals(plan, load, plan.window()).map(nanos -> nanos + openingNanos))
        .toArray();
  }

  private static LongStream arrivals(CellPlan plan, LoadShape.Open load, Duration length) {
    if (length.isZero()) {
      return LongStream.empty();
    }
    ArrivalSchedule schedule = ArrivalSchedule.of(load, length, plan.design().seed());
    return LongStream.generate(schedule::nextNanos).takeWhile(nanos -> nanos < length.toNanos());
  }

  /** It begins with an arrival. */
  private static long fullest(long[] sortedNanos) {
    int most = 0;
    int end = 0;
    for (int first = 0; first < sortedNanos.length; first++) {
      while (end < sortedNanos.length && sortedNanos[end] - sortedNanos[first] < MINUTE_NANOS) {
        end++;
      }
      most = Math.max(most, end - first);
    }
    return most;
  }
}
