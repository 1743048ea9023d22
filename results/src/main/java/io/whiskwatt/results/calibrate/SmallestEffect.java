package io.whiskwatt.results.calibrate;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The smallest difference that is found in nine studies of ten, interpolated between the
 * differences that were simulated.
 */
public final class SmallestEffect {
  private static final double WANTED = 0.90;

  private SmallestEffect() {}

  /**
   * From rows that ask for a difference.
   *
   * @param results all rows of a calibration
   * @param scenario the name of the one that is meant
   * @return relative difference; empty where no two of them lie on both sides of nine in ten
   */
  public static OptionalDouble of(List<RowResult> results, String scenario) {
    List<RowResult> rising =
        results.stream()
            .filter(result -> result.row().scenario().name().equals(scenario))
            .filter(result -> result.row().question() == Question.DIFFERENT)
            .filter(result -> result.row().ratio() > 1)
            .sorted(Comparator.comparingDouble(result -> result.row().ratio()))
            .toList();
    for (int i = 1; i < rising.size(); i++) {
      double below = rising.get(i - 1).share().value();
      double above = rising.get(i).share().value();
      if (below < WANTED && above >= WANTED) {
        double from = rising.get(i - 1).row().ratio() - 1;
        double to = rising.get(i).row().ratio() - 1;
        return OptionalDouble.of(from + (WANTED - below) / (above - below) * (to - from));
      }
    }
    return OptionalDouble.empty();
  }
}
