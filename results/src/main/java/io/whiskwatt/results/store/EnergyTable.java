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

  static List<CounterReading> parse(String text) {
    return Csv.parse(text, COLUMNS.size()).stream().map(EnergyTable::reading).toList();
  }

  private static CounterReading reading(List<String> fields) {
    return new CounterReading(
        new NodeId(fields.get(1)),
        fields.get(2),
        Long.parseLong(fields.get(3)),
        Long.parseLong(fields.get(4)),
        Long.parseLong(fields.get(5)),
        Long.parseLong(fields.get(6)));
  }
}
