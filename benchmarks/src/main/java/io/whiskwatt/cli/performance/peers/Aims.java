package io.whiskwatt.cli.performance.peers;

import io.whiskwatt.cli.performance.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table of aims: what was to be reached, what was, and in words whether that is so. */
final class Aims {
  private final Table table = new Table("aim", "limit", "measured", "");

  /** A figure that must not exceed a limit. */
  Aims most(String what, Optional<Double> figure, double limit, String unit) {
    return row(
        what, "≤ " + text(limit) + unit, figure.map(each -> text(each) + unit), figure, limit);
  }

  /** A figure of ours as a multiple of another's, both of the same run. */
  Aims ratio(String what, Optional<Double> ours, Optional<Double> theirs, double limit) {
    Optional<Double> ratio =
        ours.flatMap(our -> theirs.filter(their -> their > 0).map(their -> our / their));
    Optional<String> shown =
        ratio.map(
            each ->
                text(each)
                    + "× ("
                    + text(ours.orElseThrow())
                    + " to "
                    + text(theirs.orElseThrow())
                    + ")");
    return row(what, "≤ " + text(limit) + "×", shown, ratio, limit);
  }

  private Aims row(
      String what, String limit, Optional<String> shown, Optional<Double> figure, double most) {
    String verdict = figure.map(each -> each <= most ? "met" : "**missed**").orElse("not measured");
    table.row(what, limit, shown.orElse("–"), verdict);
    return this;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  /** Three significant digits, without an exponent. */
  static String text(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String text(Optional<Double> value) {
    return value.map(Aims::text).orElse("–");
  }
}
