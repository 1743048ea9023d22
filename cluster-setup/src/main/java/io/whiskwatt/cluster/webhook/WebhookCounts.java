package io.whiskwatt.cluster.webhook;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a replica has answered, in Prometheus' text format. */
final class WebhookCounts {
  private final Map<Kind, LongAdder> answers = new EnumMap<>(Kind.class);
  private final LongAdder nanos = new LongAdder();

  WebhookCounts() {
    for (Kind kind : Kind.values()) {
      answers.put(kind, new LongAdder());
    }
  }

  /** What became of a review. */
  enum Kind {
    PATCHED,
    UNCHANGED,
    DENIED,
    REFUSED
  }

  void add(Kind kind, long tookNanos) {
    answers.computeIfAbsent(kind, each -> new LongAdder()).increment();
    nanos.add(tookNanos);
  }

  String text(String runtimeClass) {
    StringBuilder text = new StringBuilder();
    text.append("# HELP whiskwatt_webhook_reviews_total Reviews by what became of them.\n");
    text.append("# TYPE whiskwatt_webhook_reviews_total counter\n");
    answers.forEach(
        (kind, count) ->
            text.append("whiskwatt_webhook_reviews_total{answer=\"")
                .append(kind.name().toLowerCase(Locale.ROOT))
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
    text.append("# HELP whiskwatt_webhook_seconds_total Time spent on reviews.\n");
    text.append("# TYPE whiskwatt_webhook_seconds_total counter\n");
    text.append("whiskwatt_webhook_seconds_total ").append(nanos.sum() / 1e9).append('\n');
    text.append("# HELP whiskwatt_webhook_runtime_class Which one action pods get.\n");
    text.append("# TYPE whiskwatt_webhook_runtime_class gauge\n");
    text.append("whiskwatt_webhook_runtime_class{name=\"").append(runtimeClass).append("\"} 1\n");
    return text.toString();
  }
}
