package io.whiskwatt.results.store;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.node.NodeId;
import java.util.List;

/** The columns of {@code clock.csv.gz}. */
final class ClockTable {
  static final List<String> COLUMNS =
      List.of("session", "node", "sent_nanos", "node_nanos", "received_nanos");

  private ClockTable() {}

  static String rows(int session, List<ClockExchange> exchanges) {
    StringBuilder text = new StringBuilder();
    for (ClockExchange e : exchanges) {
      Csv.append(text, session, e.node(), e.sentNanos(), e.nodeNanos(), e.receivedNanos());
    }
    return text.toString();
  }

  static List<ClockExchange> parse(String text) {
    return Csv.parse(text, COLUMNS.size()).stream().map(ClockTable::exchange).toList();
  }

  private static ClockExchange exchange(List<String> fields) {
    return new ClockExchange(
        new NodeId(fields.get(1)),
        Long.parseLong(fields.get(2)),
        Long.parseLong(fields.get(3)),
        Long.parseLong(fields.get(4)));
  }
}
