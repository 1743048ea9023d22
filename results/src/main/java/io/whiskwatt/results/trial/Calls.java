package io.whiskwatt.results.trial;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.store.InvocationRow;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The invocations of one trial.
 *
 * @param sent failed ones included
 * @param failed sent and not succeeded
 * @param throttled refused by a limit; they are among the failed
 * @param dropped due but never sent
 * @param starts how often each start was seen; those that could not be told are in none
 * @param nodes that served at least one
 * @param stages sums over succeeded invocations
 * @param response of succeeded invocations, as {@code latency.hlog} has them
 * @param service of succeeded invocations
 * @param lateness of succeeded invocations
 */
public record Calls(
    long sent,
    long failed,
    long throttled,
    long dropped,
    Map<StartKind, Long> starts,
    Set<NodeId> nodes,
    Stages stages,
    Times response,
    Times service,
    Times lateness) {
  public Calls {
    starts = Map.copyOf(starts);
    nodes = Set.copyOf(nodes);
  }

  static Calls of(List<InvocationRow> rows, Buckets buckets) {
    Builder builder = new Builder(buckets);
    rows.forEach(builder::add);
    return builder.build();
  }

  private static final class Builder {
    private final Map<StartKind, Long> starts = new EnumMap<>(StartKind.class);
    private final Set<NodeId> nodes = new LinkedHashSet<>();
    private final Times.Builder response;
    private final Times.Builder service;
    private final Times.Builder lateness;
    private Stages stages = Stages.NONE;
    private long sent;
    private long failed;
    private long throttled;
    private long dropped;

    Builder(Buckets buckets) {
      response = new Times.Builder(buckets);
      service = new Times.Builder(buckets);
      lateness = new Times.Builder(buckets);
    }

    void add(InvocationRow row) {
      if (!row.sent()) {
        dropped++;
        return;
      }
      sent++;
      throttled += row.outcome() == OutcomeKind.THROTTLED ? 1 : 0;
      row.detail().ifPresent(this::add);
      if (row.outcome().succeeded()) {
        succeeded(row);
      } else {
        failed++;
      }
    }

    private void add(InvocationDetail detail) {
      detail.start().seen().ifPresent(start -> starts.merge(start, 1L, Long::sum));
      detail.node().ifPresent(nodes::add);
    }

    private void succeeded(InvocationRow row) {
      response.add(row.responseNanos());
      service.add(row.serviceNanos());
      lateness.add(row.latenessNanos());
      row.detail().ifPresent(detail -> stages = stages.plus(row, detail));
    }

    Calls build() {
      return new Calls(
          sent,
          failed,
          throttled,
          dropped,
          starts,
          nodes,
          stages,
          response.build(),
          service.build(),
          lateness.build());
    }
  }
}
