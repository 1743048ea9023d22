package io.whiskwatt.results.store;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.node.NodeId;
import java.util.List;

/** The columns of {@code energy.csv.gz}. */
final class EnergyTable {
  static final List<String> COLUMNS =
      List.of("session", "node", "zone", "sequence", "nanos", "width_nanos", "microjoules");

  private EnergyTable() {}

  static String rows(int session, List<CounterReading> readings) {
    StringBuilder text = new StringBuilder();
    for (CounterReading r : readings) {
      Csv.append(
          text,
          session,
          r.node(),
          r.zone(),
          r.sequence(),
          r.nanos(),
          r.widthNanos(),
          r.microjoules());
    }
    return text.toString();
  }

  static CounterReading reading(CsvReader fields) {
    return new CounterReading(
        new NodeId(fields.text(1)),
        fields.text(2),
        fields.number(3),
        fields.number(4),
        fields.number(5),
        fields.number(6));
  }
}
