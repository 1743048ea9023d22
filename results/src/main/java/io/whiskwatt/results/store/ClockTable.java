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

  static ClockExchange exchange(CsvReader fields) {
    return new ClockExchange(
        new NodeId(fields.text(1)), fields.number(2), fields.number(3), fields.number(4));
  }
}
