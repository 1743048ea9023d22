package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.plan.StartKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The latest activations, bounded in number and in bytes: the oldest are dropped. Any thread. */
final class ActivationStore {
  private final int maxRecords;
  private final long maxBytes;
  private final Map<String, Kept> byId = new HashMap<>();
  private final Deque<Kept> byAge = new ArrayDeque<>();
  private long bytes;

  ActivationStore(int maxRecords, long maxBytes) {
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  /** A record and its list item, ready to be sent. */
  record Kept(
      String id,
      String name,
      long startMillis,
      Bytes json,
      ObjectNode summary,
      Optional<StartKind> start) {
    /** Bytes of memory, with an estimate for the summary. */
    long weight() {
      return json.length() + 1024L;
    }
  }

  /** What a list is asked for. */
  record Filter(Optional<String> name, OptionalLong sinceMillis, OptionalLong uptoMillis) {
    boolean accepts(Kept kept) {
      return (name.isEmpty() || name.get().equals(kept.name()))
          && kept.startMillis() >= sinceMillis.orElse(Long.MIN_VALUE)
          && kept.startMillis() <= uptoMillis.orElse(Long.MAX_VALUE);
    }
  }

  synchronized void add(Kept kept) {
    byId.put(kept.id(), kept);
    byAge.addLast(kept);
    bytes += kept.weight();
    while (byAge.size() > maxRecords || (bytes > maxBytes && byAge.size() > 1)) {
      Kept oldest = byAge.removeFirst();
      byId.remove(oldest.id());
      bytes -= oldest.weight();
    }
  }

  synchronized Optional<Kept> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Newest first. */
  List<Kept> list(Filter filter, int limit, int skip) {
    return matching(filter).stream()
        .sorted(Comparator.comparingLong(Kept::startMillis).reversed())
        .skip(skip)
        .limit(limit)
        .toList();
  }

  int count(Filter filter) {
    return matching(filter).size();
  }

  private List<Kept> matching(Filter filter) {
    List<Kept> newestFirst = new ArrayList<>();
    synchronized (this) {
      byAge.descendingIterator().forEachRemaining(newestFirst::add);
    }
    return newestFirst.stream().filter(filter::accepts).toList();
  }
}
