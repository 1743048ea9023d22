package io.whiskwatt.results.store;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The columns of {@code usage.csv.gz}. */
final class UsageTable {
  static final List<String> COLUMNS =
      List.of("session", "node", "group", "measure", "nanos", "value");

  private UsageTable() {}

  static String rows(int session, List<UsageReading> readings) {
    StringBuilder text = new StringBuilder();
    for (UsageReading r : readings) {
      Csv.append(
          text, session, r.node(), r.group(), r.measure().key(), r.nanos(), plain(r.value()));
    }
    return text.toString();
  }

  /** Without an exponent, so that every reader of tables takes it for a number. */
  private static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return (exact.scale() < 0 ? exact.setScale(0) : exact).toPlainString();
  }

  static UsageReading reading(CsvReader fields) {
    return new UsageReading(
        new NodeId(fields.text(1)),
        fields.text(2),
        UsageMeasure.valueOf(fields.text(3).toUpperCase(Locale.ROOT)),
        fields.number(4),
        Double.parseDouble(fields.text(5)));
  }
}
