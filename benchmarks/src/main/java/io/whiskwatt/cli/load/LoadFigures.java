package io.whiskwatt.cli.load;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.load.LatenessLimit;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.openwhisk.generator.UrlTrial;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What a trial came to.
 *
 * @param seconds in which calls started: the window, or less where the load ended early
 * @param latencies of the succeeded invocations
 * @param latenessP99 of all that were sent, failed ones included, seconds; NaN: none was
 */
record LoadFigures(
    LoadRequest request,
    LoadResult result,
    double seconds,
    Map<OutcomeKind, Integer> outcomes,
    Latencies latencies,
    double latenessP99,
    Cost cost) {
  /**
   * What the generator itself took.
   *
   * @param cpuNanos of the whole process from the opening to the last end, 0 or more
   * @param peakResidentBytes since the process began; empty: the system does not say
   * @param warmth of the generator's own code, outside of the rest; empty: it was not warmed up
   */
  record Cost(long cpuNanos, OptionalLong peakResidentBytes, Optional<LoadPath.Warmth> warmth) {}

  static LoadFigures of(LoadRequest request, UrlTrial trial, Cost cost) {
    LoadResult result = trial.result();
    long windowNanos = request.window().toNanos();
    long spanNanos =
        result.shortened().isPresent() || result.interrupted()
            ? Math.min(windowNanos, result.lastEndNanos() - result.openingNanos())
            : windowNanos;
    return new LoadFigures(
        request,
        result,
        spanNanos / 1e9,
        outcomes(trial.log()),
        Latencies.of(trial.log()),
        latenessP99(trial.log()),
        cost);
  }

  private static Map<OutcomeKind, Integer> outcomes(TrialLog log) {
    Map<OutcomeKind, Integer> counts = new EnumMap<>(OutcomeKind.class);
    for (int slot = 0; slot < log.size(); slot++) {
      if (log.outcome(slot) != OutcomeKind.DROPPED) {
        counts.merge(log.outcome(slot), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static double latenessP99(TrialLog log) {
    long[] nanos =
        IntStream.range(0, log.size())
            .filter(slot -> log.outcome(slot) != OutcomeKind.DROPPED)
            .mapToLong(slot -> log.actualNanos(slot) - log.intendedNanos(slot))
            .toArray();
    Arrays.sort(nanos);
    return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e9;
  }

  /** Per second; empty: a closed loop asks for none. */
  OptionalDouble asked() {
    LoadShape shape = request.shape();
    boolean closed = shape instanceof LoadShape.Closed;
    double due = result.sent() + result.dropped();
    return closed || seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(due / seconds);
  }

  double reached() {
    return seconds == 0 ? 0 : result.sent() / seconds;
  }

  double cpuSecondsPerTenThousand() {
    return result.sent() == 0 ? 0 : cost.cpuNanos() / 1e9 / result.sent() * 10_000;
  }

  /** Why these figures tell of the generator and not of the server; empty: they do not. */
  Optional<String> generatorBound() {
    double median = latencies.quantileNanos(Latencies.Kind.RESPONSE, 0.5) / 1e9;
    double limit = LatenessLimit.seconds(median);
    if (latenessP99 > limit) {
      return Optional.of(
          "1 % of the invocations left more than "
              + Figures.millis(latenessP99)
              + " ms late; the limit is "
              + Figures.millis(limit)
              + " ms. The machine that sends was too busy: lower the load, or send from another"
              + " one.");
    }
    return result.dropped() > 0
        ? Optional.of(
            result.dropped()
                + " invocations were due and not sent, because "
                + request.calls().mostInFlight()
                + " were unanswered: the load was not the planned one.")
        : Optional.empty();
  }
}
