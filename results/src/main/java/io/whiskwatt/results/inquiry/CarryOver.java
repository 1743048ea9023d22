package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.finding.Steadiness.Kind;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.run.StepRecord;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * What a trial leaves behind for the one after it: γ of r_b = μ + γ·order_b, with r_b the logarithm
 * of a block's ratio and order_b = ½ where the baseline ran first and −½ where it ran second, by
 * least squares (method: estimators, order).
 */
final class CarryOver {
  private static final double LIMIT = 2;

  /** Of blocks in each order; with fewer, |t| above 2 is no rare event. */
  private static final int BLOCKS_IN_EACH_ORDER = 3;

  private static final Comparator<Trial> BY_TIME =
      Comparator.comparingInt((Trial trial) -> trial.step().session())
          .thenComparingLong(trial -> trial.step().startNanos());

  private CarryOver() {}

  /** Empty where it cannot be told: too few blocks, or a ratio that does not exist. */
  static Optional<Steadiness> of(CellTrials base, CellTrials other) {
    NavigableMap<Integer, Double> below = net(base);
    NavigableMap<Integer, Double> above = net(other);
    TreeSet<Integer> shared = new TreeSet<>(below.keySet());
    shared.retainAll(above.keySet());
    SimpleRegression line = new SimpleRegression();
    int first = 0;
    for (int block : shared) {
      double log = Math.log(Blocks.at(above, block) / Blocks.at(below, block));
      int order = order(first(base, block), first(other, block));
      if (order == 0 || !Double.isFinite(log)) {
        return Optional.empty();
      }
      line.addData(order / 2.0, log);
      first += order > 0 ? 1 : 0;
    }
    return Math.min(first, shared.size() - first) < BLOCKS_IN_EACH_ORDER
        ? Optional.empty()
        : Optional.of(told(other.cell().id() + " against " + base.cell().id(), line));
  }

  private static NavigableMap<Integer, Double> net(CellTrials cell) {
    return Blocks.perInvocation(cell, TrialEnergy.Known::netJoules);
  }

  /** 1: the baseline ran first; −1: second; 0: side by side. */
  private static int order(StepRecord base, StepRecord other) {
    return base.session() == other.session()
        ? Long.compare(other.startNanos(), base.startNanos())
        : Integer.compare(other.session(), base.session());
  }

  private static StepRecord first(CellTrials cell, int block) {
    return cell.trials().stream()
        .filter(trial -> trial.block() == block)
        .min(BY_TIME)
        .orElseThrow()
        .step();
  }

  private static Steadiness told(String subject, SimpleRegression line) {
    double t = line.getSlope() / line.getSlopeStdErr();
    boolean steady = !(Math.abs(t) > LIMIT);
    double change = Math.expm1(line.getSlope());
    String what =
        "The ratio was "
            + Spoken.percent(Math.abs(change))
            + (change < 0 ? " lower" : " higher")
            + " in blocks in which the baseline ran first (t = "
            + Spoken.number(t)
            + ")";
    return new Steadiness(
        subject,
        Kind.CARRY_OVER,
        t,
        LIMIT,
        steady,
        what
            + (steady
                ? ": a trial leaves nothing behind for the next that could be seen."
                : ": a trial leaves something behind for the next. Both orders are equally frequent,"
                    + " so the ratio is their middle; a longer settling time would part them."));
  }
}
