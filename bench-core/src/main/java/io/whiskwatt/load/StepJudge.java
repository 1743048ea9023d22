package io.whiskwatt.load;

import io.whiskwatt.plan.Objective;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Rate;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Holds the calls of one step against an objective. Quantiles are those of the calls themselves.
 */
final class StepJudge {
  /** The response time of a call that failed: longer than every bound. */
  private static final long FOREVER = Long.MAX_VALUE;

  private final Objective objective;
  private final TrialRecorder log;
  private final int first;
  private final long[] responses;
  private final long[] lateness;
  private final int failed;

  /**
   * @param log its slots from {@code first} on are the step's; what has not ended counts as failed
   */
  StepJudge(Objective objective, TrialRecorder log, int first) {
    this.objective = objective;
    this.log = log;
    this.first = first;
    this.responses = sent().mapToLong(this::response).sorted().toArray();
    this.lateness = sent().mapToLong(this::late).sorted().toArray();
    this.failed = (int) Arrays.stream(responses).filter(each -> each == FOREVER).count();
  }

  private IntStream sent() {
    return IntStream.range(first, log.size()).filter(slot -> !isDropped(slot));
  }

  private boolean isDropped(int slot) {
    return log.isOver(slot) && log.wasDropped(slot);
  }

  private long response(int slot) {
    return log.isOver(slot) && log.outcome(slot).succeeded()
        ? log.endNanos(slot) - log.intendedNanos(slot)
        : FOREVER;
  }

  private long late(int slot) {
    return log.isOver(slot) ? log.actualNanos(slot) - log.intendedNanos(slot) : 0;
  }

  RateStep judge(Rate asked, long openingNanos, long lengthNanos) {
    int slots = log.size() - first;
    String missed = missed(slots);
    boolean late = isLate();
    RateStep.Finding finding =
        late
            ? RateStep.Finding.GENERATOR_BOUND
            : missed.isEmpty() ? RateStep.Finding.MET : RateStep.Finding.MISSED;
    return new RateStep(
        asked,
        (responses.length - failed) * 1e9 / Math.max(lengthNanos, lastEnd() - openingNanos),
        openingNanos,
        first,
        slots,
        failed,
        slots - responses.length,
        finite(quantile(responses, 0.5)),
        finite(quantile(responses, 0.99)),
        latest(),
        finding,
        late ? lateWords() : missed);
  }

  private String missed(int slots) {
    if (slots > responses.length) {
      return (slots - responses.length) + " of " + slots + " calls were never sent";
    }
    if (responses.length == 0) {
      return "no call was due";
    }
    double share = (double) failed / responses.length;
    if (share >= objective.errors().orElse(2)) {
      return "errors " + Notation.PERCENT.write(share);
    }
    return objective.bounds().stream()
        .filter(bound -> quantile(responses, bound.quantile()) >= bound.below().toNanos())
        .map(bound -> bound.name() + " " + words(quantile(responses, bound.quantile())))
        .findFirst()
        .orElse("");
  }

  private boolean isLate() {
    long median = quantile(responses, 0.5);
    double response = median == FOREVER ? 0 : median / 1e9;
    return latest() / 1e9 > LatenessLimit.seconds(response);
  }

  private String lateWords() {
    return "the generator was "
        + words(latest())
        + " late: the platform may do more than was asked of it";
  }

  private static String words(long nanos) {
    return nanos == FOREVER ? "failed" : String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private long latest() {
    return lateness.length == 0 ? 0 : quantile(lateness, 0.99);
  }

  private long lastEnd() {
    return sent().filter(log::isOver).mapToLong(log::endNanos).max().orElse(Long.MIN_VALUE / 2);
  }

  /** The smallest value that this share of all does not exceed. */
  private static long quantile(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length - 1e-9);
    return sorted.length == 0 ? FOREVER : sorted[Math.max(1, rank) - 1];
  }

  private static OptionalLong finite(long nanos) {
    return nanos == FOREVER ? OptionalLong.empty() : OptionalLong.of(nanos);
  }
}
