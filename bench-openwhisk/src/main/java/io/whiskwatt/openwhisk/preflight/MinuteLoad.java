package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.plan.Design;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The invocations of one cell as the server's throttle sees them: by the minute. Warm-up, settling
 * and window follow each other, and after a gap the next trial; a minute of the server's clock can
 * begin anywhere in that.
 *
 * @param phases of one trial, in order
 */
record MinuteLoad(List<Phase> phases) {
  private static final double MINUTE = 60;

  MinuteLoad {
    phases = List.copyOf(phases);
  }

  /**
   * A stretch with an even rate.
   *
   * @param seconds 0 or more
   * @param perSecond mean rate, 0 or more
   */
  record Phase(double seconds, double perSecond) {}

  /**
   * Of a cell whose load is even.
   *
   * @param window length of its measuring window
   * @param perSecond mean rate of the load, 0 or more
   * @param gap at least this long from the end of a trial to the next one on the same platform
   */
  static MinuteLoad of(Design design, Duration window, double perSecond, Duration gap) {
    return new MinuteLoad(
        List.of(
            new Phase(seconds(design.warmUp()), perSecond),
            new Phase(seconds(design.settle()), 0),
            new Phase(seconds(window), perSecond),
            new Phase(seconds(gap), 0)));
  }

  /**
   * The mean number of invocations in the fullest minute. It begins or ends at the edge of a phase,
   * for between two edges the count changes evenly.
   */
  double fullest() {
    List<Phase> chain = chain();
    double edge = 0;
    double most = 0;
    for (Phase phase : chain) {
      most = Math.max(most, within(chain, edge, edge + MINUTE));
      edge += phase.seconds();
      most = Math.max(most, within(chain, edge - MINUTE, edge));
    }
    return most;
  }

  /** A trial and those after it, until every minute that begins in the first is whole. */
  private List<Phase> chain() {
    List<Phase> chain = new ArrayList<>(phases);
    double length = phases.stream().mapToDouble(Phase::seconds).sum();
    for (double after = 0; length > 0 && after <= MINUTE; after += length) {
      chain.addAll(phases);
    }
    return chain;
  }

  private static double within(List<Phase> chain, double from, double to) {
    double begin = 0;
    double calls = 0;
    for (Phase phase : chain) {
      double end = begin + phase.seconds();
      calls += phase.perSecond() * Math.max(0, Math.min(end, to) - Math.max(begin, from));
      begin = end;
    }
    return calls;
  }

  private static double seconds(Duration span) {
    return span.toNanos() / 1e9;
  }
}
