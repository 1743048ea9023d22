package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Levels as they were last told: one that stands still is told again only after a while, so that
 * files hold what changed. A group that is no more is told once to be at 0.
 */
final class Levels {
  private final NodeId node;
  private final long repeatNanos;
  private final Map<Key, Told> told = new HashMap<>();

  Levels(NodeId node, long repeatNanos) {
    this.node = node;
    this.repeatNanos = repeatNanos;
  }

  /** Readings of those that are news. */
  List<UsageReading> news(Map<String, Map<UsageMeasure, Double>> levels, long nanos) {
    List<UsageReading> news = new ArrayList<>();
    levels.forEach(
        (group, values) ->
            values.forEach((measure, value) -> tell(new Key(group, measure), value, nanos, news)));
    for (Key key : List.copyOf(told.keySet())) {
      if (!levels.getOrDefault(key.group, Map.of()).containsKey(key.measure)) {
        told.remove(key);
        // Of the machine a level that is missing is not known, and not 0.
        if (!key.group.equals(UsageReading.MACHINE)) {
          news.add(new UsageReading(node, key.group, key.measure, nanos, 0));
        }
      }
    }
    return news;
  }

  private void tell(Key key, double value, long nanos, List<UsageReading> news) {
    Told before = told.get(key);
    if (before == null || before.value != value || nanos - before.nanos >= repeatNanos) {
      told.put(key, new Told(value, nanos));
      news.add(new UsageReading(node, key.group, key.measure, nanos, value));
    }
  }

  private record Key(String group, UsageMeasure measure) {}

  private record Told(double value, long nanos) {}
}
