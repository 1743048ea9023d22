package io.whiskwatt.rapl.agent.metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prometheus' text exposition format 0.0.4, as it is written: families one after the other, each
 * with its help and type.
 */
final class Page {
  private final StringBuilder text = new StringBuilder();

  Page counter(String name, String help) {
    return family(name, help, "counter");
  }

  Page gauge(String name, String help) {
    return family(name, help, "gauge");
  }

  private Page family(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** A sample without labels. */
  Page sample(String name, BigDecimal value) {
    return sample(name, Map.of(), value);
  }

  /**
   * A sample.
   *
   * @param labels in their order
   */
  Page sample(String name, Map<String, String> labels, BigDecimal value) {
    text.append(name).append(labels(labels)).append(' ').append(value.toPlainString());
    text.append('\n');
    return this;
  }

  private static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  String text() {
    return text.toString();
  }
}
