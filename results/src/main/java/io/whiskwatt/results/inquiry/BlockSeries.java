package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.finding.Steadiness.Kind;
import io.whiskwatt.results.stats.RatioEstimate;
import io.whiskwatt.results.stats.Series;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/** Trend and lag-1 correlation over the blocks, of cells and of what is compared. */
final class BlockSeries {
  private static final double TREND_LIMIT = 2;

  /** With fewer, |t| above 2 is no rare event. */
  private static final int BLOCKS_FOR_A_TREND = 6;

  private static final double CORRELATION_LIMIT = 0.2;

  /** With fewer, correlation cannot be ruled out (method: note). */
  private static final int BLOCKS_FOR_A_CORRELATION = 20;

  private BlockSeries() {}

  /** Of net energy per invocation. */
  static List<Steadiness> of(CellTrials cell) {
    double[] net = Blocks.values(net(cell));
    return List.of(
        trend(cell.cell().id(), net.length, Series.trend(net), "Net energy per invocation", CELL),
        correlation(cell.cell().id(), net.length, Series.correlation(net)));
  }

  /** Of the ratio of two cells, block by block; none with fewer than 2 blocks in common. */
  static List<Steadiness> of(CellTrials base, CellTrials other) {
    NavigableMap<Integer, Double> below = net(base);
    NavigableMap<Integer, Double> above = net(other);
    TreeSet<Integer> shared = new TreeSet<>(below.keySet());
    shared.retainAll(above.keySet());
    if (shared.size() < 2) {
      return List.of();
    }
    RatioEstimate ratio =
        RatioEstimate.paired(
            shared.stream().mapToDouble(below::get).toArray(),
            shared.stream().mapToDouble(above::get).toArray());
    String subject = other.cell().id() + " against " + base.cell().id();
    return List.of(
        trend(subject, shared.size(), ratio.trend(), "The ratio of net energies", RATIO),
        correlation(subject, shared.size(), ratio.correlation()));
  }

  private static final String CELL =
      "its mean depends on when it was measured. Comparisons within blocks are touched only where"
          + " the other side did not move alike.";

  private static final String RATIO =
      "it depends on time, and the number is its average over this run.";

  private static NavigableMap<Integer, Double> net(CellTrials cell) {
    return Blocks.perInvocation(cell, TrialEnergy.Known::netJoules);
  }

  private static Steadiness trend(
      String subject, int blocks, double t, String what, String meaning) {
    if (blocks < BLOCKS_FOR_A_TREND || Double.isNaN(t)) {
      String why =
          "Whether it moved over the blocks cannot be told from "
              + blocks
              + " of them; "
              + BLOCKS_FOR_A_TREND
              + " are needed.";
      return new Steadiness(subject, Kind.TREND, Double.NaN, TREND_LIMIT, false, why);
    }
    boolean steady = Math.abs(t) <= TREND_LIMIT;
    String sentence =
        steady
            ? what + " shows no steady rise or fall over the blocks (t = " + Spoken.number(t) + ")."
            : what
                + (t > 0 ? " rose" : " fell")
                + " steadily over the blocks (t = "
                + Spoken.number(t)
                + "): "
                + meaning;
    return new Steadiness(subject, Kind.TREND, t, TREND_LIMIT, steady, sentence);
  }

  private static Steadiness correlation(String subject, int blocks, double rho) {
    boolean alike = rho > CORRELATION_LIMIT;
    boolean steady = !alike && blocks >= BLOCKS_FOR_A_CORRELATION && !Double.isNaN(rho);
    return new Steadiness(
        subject,
        Kind.CORRELATION,
        rho,
        CORRELATION_LIMIT,
        steady,
        words(alike, steady, blocks, rho));
  }

  private static String words(boolean alike, boolean steady, int blocks, double rho) {
    if (alike) {
      return "Neighbouring blocks look alike (correlation "
          + Spoken.number(Math.min(1, rho))
          + "): they say less than as many independent ones, and intervals of ratios allow for it.";
    }
    return steady
        ? "Neighbouring blocks do not look alike (correlation "
            + Spoken.number(Math.max(-1, rho))
            + "): each counts as a replicate of its own."
        : blocks
            + " blocks are too few to rule out that neighbours influence each other; "
            + BLOCKS_FOR_A_CORRELATION
            + " are enough.";
  }
}
