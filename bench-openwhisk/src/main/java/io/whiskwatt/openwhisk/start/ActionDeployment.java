package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionCaller;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.CallListener;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import io.whiskwatt.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A cell's action on an OpenWhisk, under one name or, where each start needs its own, many. */
final class ActionDeployment implements Deployment {
  private static final int MOST_CONNECTIONS = 64;

  /** Each cold ticket without help from the platform is an action that holds the code. */
  private static final long MOST_CODE_BYTES = 256L << 20;

  private final OpenWhiskClient client;
  private final StartControl control;
  private final ActionDraft draft;
  private final Cell cell;
  private final TimeSource time;
  private final ActivationIds ids = new ActivationIds();
  private final Set<String> inPlace = new LinkedHashSet<>();

  private ActionDeployment(
      OpenWhiskClient client, StartControl control, ActionDraft draft, Cell cell, TimeSource time) {
    this.client = client;
    this.control = control;
    this.draft = draft;
    this.cell = cell;
    this.time = time;
  }

  static ActionDeployment of(
      OpenWhiskClient client, StartControl control, ActionDraft draft, Cell cell, TimeSource time) {
    ActionDeployment deployment = new ActionDeployment(client, control, draft, cell, time);
    deployment.put(draft);
    return deployment;
  }

  @Override
  public Tickets prepare(StartKind start, int count) {
    Optional<String> unsupported =
        control.unsupported(start, draft.kind(), draft.limits().memory());
    if (unsupported.isPresent()) {
      return PreparedTickets.none(start, unsupported.get());
    }
    if (start != cell.start()) {
      return PreparedTickets.none(start, "the action was deployed for " + cell.start().key());
    }
    StartControl.Grant grant = control.prepare(start, draft, count);
    return start == StartKind.WARM || start == StartKind.PAUSED
        ? warm(start, grant)
        : serving(start, grant);
  }

  private Tickets warm(StartKind start, StartControl.Grant grant) {
    if (grant.count() == 0) {
      return PreparedTickets.none(start, grant.limitation().orElse(""));
    }
    StartControl.Grant made =
        WarmSandboxes.make(
            listener -> caller(List.of(draft.name()), listener), grant.count(), time);
    Optional<String> limitation = made.limitation().or(grant::limitation);
    return new PreparedTickets(start, made.count(), true, limitation, List.of(draft.name()));
  }

  /** Tickets that serve once: on one action that the platform starts anew each time, or on many. */
  private Tickets serving(StartKind start, StartControl.Grant grant) {
    if (!control.annotations(start).isEmpty() || grant.count() == 0) {
      return new PreparedTickets(
          start, grant.count(), false, grant.limitation(), List.of(draft.name()));
    }
    long room = MOST_CODE_BYTES / Math.max(1, draft.code().length());
    int count = (int) Math.min(grant.count(), room);
    Optional<String> limitation =
        count < grant.count()
            ? Optional.of("shortened: " + count + " actions hold 256 MB of code")
            : grant.limitation();
    List<String> names = IntStream.range(0, count).mapToObj(i -> draft.name() + "-" + i).toList();
    names.forEach(name -> put(draft.named(name)));
    return new PreparedTickets(start, count, false, limitation, names);
  }

  /** An update bumps the version: no container of before serves it. */
  private void put(ActionDraft action) {
    Answer<ActionSummary> answer = client.put(action).await();
    if (answer.found().isEmpty()) {
      throw new PlatformUnavailable(
          "the action \"" + action.name() + "\" cannot be put in place: " + answer.failure());
    }
    inPlace.add(action.name());
  }

  @Override
  public Invoker open(Tickets tickets, InvocationSink sink) {
    if (!(tickets instanceof PreparedTickets prepared)) {
      throw new IllegalArgumentException("these tickets are another platform's");
    }
    ids.clear();
    client.openConnections(connections()).await();
    ActionCaller caller = caller(prepared.actions(), new HttpInvoker.Reporter(sink, ids, time));
    return new HttpInvoker(caller, prepared, control);
  }

  private ActionCaller caller(List<String> actions, CallListener listener) {
    return client.caller(actions, cell.workload().payload(), draft.limits().timeout(), listener);
  }

  private int connections() {
    return cell.load() instanceof LoadShape.Closed closed
        ? Math.min(MOST_CONNECTIONS, closed.concurrency() + 1)
        : MOST_CONNECTIONS / 4;
  }

  @Override
  public List<InvocationDetail> join(TrialLog log, Duration limit) {
    Map<Integer, ActivationRecord> records = new HashMap<>();
    Map<Integer, String> missing = new HashMap<>();
    for (int slot = 0; slot < log.size(); slot++) {
      if (log.outcome(slot) != OutcomeKind.DROPPED) {
        sort(slot, bytes(log.reply(slot)), records, missing);
      }
    }
    records.putAll(new LateRecords(client, time).fetch(missing, limit));
    return details(log.size(), records, missing);
  }

  private void sort(
      int slot,
      byte[] reply,
      Map<Integer, ActivationRecord> records,
      Map<Integer, String> missing) {
    Optional<ActivationRecord> record = ActivationRecord.ofJson(reply);
    if (record.isPresent()) {
      records.put(slot, record.get());
    } else if (!ids.of(slot).isEmpty()) {
      missing.put(slot, ids.of(slot));
    }
  }

  private List<InvocationDetail> details(
      int slots, Map<Integer, ActivationRecord> records, Map<Integer, String> missing) {
    Details details = new Details(control, cell.start());
    List<InvocationDetail> all = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      ActivationRecord record = records.get(slot);
      if (record != null) {
        all.add(details.of(slot, record));
      } else if (missing.containsKey(slot)) {
        all.add(details.unknown(slot, missing.getOrDefault(slot, "")));
      }
    }
    return all;
  }

  private static byte[] bytes(ByteBuffer reply) {
    ByteBuffer view = reply.duplicate();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    return bytes;
  }

  /** Removes the actions; one that is gone already is no trouble. */
  @Override
  public void close() {
    control.release(draft);
    inPlace.forEach(name -> client.delete(name).await());
    inPlace.clear();
  }
}
