package io.whiskwatt.cli.performance.soak;

import java.util.ArrayList;
import java.util.List;

/** Numbers over time as a line of text: eight heights, from 0 to the largest. */
final class Curve {
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
  private static final int WIDTH = 40;

  private Curve() {}

  /** Of the means of up to forty equal parts. */
  static String of(List<Double> values) {
    List<Double> means = means(values);
    double largest = means.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder curve = new StringBuilder();
    for (double mean : means) {
      int height = largest > 0 ? (int) Math.round(mean / largest * (HEIGHTS.length() - 1)) : 0;
      curve.append(HEIGHTS.charAt(height));
    }
    return curve.toString();
  }

  private static List<Double> means(List<Double> values) {
    int parts = Math.min(WIDTH, values.size());
    List<Double> means = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = part * values.size() / parts;
      int to = (part + 1) * values.size() / parts;
      means.add(
          values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }
    return means;
  }
}
