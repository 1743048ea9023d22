package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cell's actions on an OpenWhisk. Closing gives their names back: they are put in place anew by
 * the next deployment of the cell, and removed with all others of the run.
 */
final class ActionDeployment implements Deployment {
  private static final int MOST_CONNECTIONS = 256;
  private static final int FEW_CONNECTIONS = 16;

  /** Invocations so close together need a connection each. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Cell cell;
  private final ActionDraft draft;
  private final CellNames names;
  private final Calls calls;
  private final Runnable whenClosed;
  private final ActivationIds ids = new ActivationIds();
  private Optional<HttpInvoker> load = Optional.empty();

  /**
   * Of one cell.
   *
   * @param draft under the cell's base name
   * @param whenClosed may run more than once
   */
  ActionDeployment(Site site, Cell cell, ActionDraft draft, CellNames names, Runnable whenClosed) {
    this.cell = cell;
    this.draft = draft;
    this.names = names;
    this.whenClosed = whenClosed;
    this.calls =
        new Calls(site, new Sightings(), cell.workload().payload(), draft.limits().timeout());
  }

  @Override
  public Tickets prepare(StartKind start, int count) {
    StartControl control = calls.site().control();
    Optional<String> unsupported =
        control.unsupported(start, draft.kind(), draft.limits().memory());
    if (unsupported.isPresent()) {
      return PreparedTickets.none(start, unsupported.get());
    }
    if (start != cell.start()) {
      return PreparedTickets.none(start, "the action was deployed for " + cell.start().key());
    }
    StartControl.Grant grant = control.prepare(start, draft, count);
    return control.annotations(start).isEmpty()
        ? ownActions(start, grant)
        : oneAction(start, grant);
  }

  /** The platform itself starts each invocation anew. */
  private Tickets oneAction(StartKind start, StartControl.Grant grant) {
    List<Placed> action = calls.site().puts().put(List.of(draft));
    return new PreparedTickets(start, grant.count(), false, grant.limitation(), action);
  }

  private Tickets ownActions(StartKind start, StartControl.Grant grant) {
    FreshStarts fresh = new FreshStarts(calls.site(), names, draft);
    return switch (start) {
      case COLD, PREWARMED -> fresh.prepare(start, grant);
      case WARM -> WarmStarts.of(names, draft, calls).prepare(grant);
      case PAUSED -> new PausedStarts(fresh, calls).prepare(grant);
    };
  }

  @Override
  public Invoker open(Tickets tickets, InvocationSink sink) {
    if (!(tickets instanceof PreparedTickets prepared)) {
      throw new IllegalArgumentException("these tickets are another platform's");
    }
    load.ifPresent(HttpInvoker::recall);
    ids.clear();
    if (prepared.start() == StartKind.WARM) {
      WarmStarts.of(names, draft, calls).wake(prepared);
    }
    HttpInvoker invoker = new HttpInvoker(calls, prepared, connections(), sink, ids);
    load = Optional.of(invoker);
    return invoker;
  }

  private int connections() {
    if (cell.load() instanceof LoadShape.Closed closed) {
      return Math.min(MOST_CONNECTIONS, closed.concurrency() + 1);
    }
    return cell.load() instanceof LoadShape.Open open
        ? (int) Math.min(MOST_CONNECTIONS, Math.max(FEW_CONNECTIONS, open.most(AT_ONCE)))
        : FEW_CONNECTIONS;
  }

  @Override
  public List<InvocationDetail> join(TrialLog log, Duration limit) {
    int atOnce = load.map(HttpInvoker::mostInFlight).orElse(1);
    load = Optional.empty();
    return new Join(calls, draft, log, ids, atOnce).details(limit);
  }

  @Override
  public Optional<Boolean> startedFresh(ByteBuffer reply) {
    return ActivationRecord.ofJson(reply).map(record -> record.initMillis().isPresent());
  }

  @Override
  public void close() {
    calls.site().control().release(draft);
    ids.release();
    whenClosed.run();
  }
}
