package io.whiskwatt.results.trial;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.InvocationRow;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Adds up the invocations of one trial as they are read, and keeps none of them. */
final class CallCounter {
  private final Map<OutcomeKind, Long> outcomes = new EnumMap<>(OutcomeKind.class);
  private final StartCounter starts = new StartCounter();
  private final Map<NodeId, Long> nodes = new HashMap<>();
  private final Tally.Counter lookups = new Tally.Counter();
  private final TimeCounter response;
  private final TimeCounter service;
  private final TimeCounter lateness;
  private Stages stages = Stages.NONE;
  private long unknownNode;

  CallCounter(Buckets buckets) {
    response = new TimeCounter(buckets);
    service = new TimeCounter(buckets);
    lateness = new TimeCounter(buckets);
  }

  void add(InvocationRow row) {
    boolean succeeded = row.outcome().succeeded();
    boolean accepted = row.outcomeInTheEnd() == OutcomeKind.ACCEPTED;
    outcomes.merge(row.outcomeInTheEnd(), 1L, Long::sum);
    // One that failed reached a sandbox only where the platform knows of it.
    if (succeeded || accepted || row.detail().isPresent()) {
      reached(row);
    }
    if (succeeded) {
      row.detail().ifPresent(known -> stages = stages.plus(Stages.of(row, known)));
      response.add(row.responseNanos());
      service.add(row.serviceNanos());
    }
    if (accepted) {
      response.addBeyond();
      service.addBeyond();
    }
    if (succeeded || accepted) {
      lateness.add(row.latenessNanos());
    }
  }

  private void reached(InvocationRow row) {
    starts.add(row);
    row.detail()
        .flatMap(InvocationDetail::node)
        .ifPresentOrElse(node -> nodes.merge(node, 1L, Long::sum), () -> unknownNode++);
    row.detail()
        .flatMap(InvocationDetail::lookup)
        .ifPresent(lookup -> lookups.add(lookup.millis()));
  }

  Calls calls() {
    return new Calls(
        new Outcomes(outcomes),
        starts.counts(),
        new Served(nodes, unknownNode),
        lookups.tally(),
        stages,
        response.times(),
        service.times(),
        lateness.times());
  }
}
