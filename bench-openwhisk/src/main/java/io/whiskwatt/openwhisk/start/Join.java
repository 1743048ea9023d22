package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.start.LateRecords.Found;
import io.whiskwatt.openwhisk.start.StartWitnesses.Origin;
import io.whiskwatt.openwhisk.start.StartWitnesses.Rest;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.platform.TrialLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Brings the platform's records of one window to its slots: from the replies where they hold one,
 * else fetched. Slots are gone through in the order they were sent, since each tells something of
 * the sandboxes that later ones meet.
 *
 * @param mostAtOnce invocations of the window in flight at the same time
 */
record Join(Calls calls, ActionDraft draft, TrialLog log, ActivationIds ids, int mostAtOnce) {
  List<InvocationDetail> details(Duration limit) {
    Map<Integer, Found> records = new TreeMap<>();
    Map<Integer, String> missing = new TreeMap<>();
    for (int slot = 0; slot < log.size(); slot++) {
      if (log.outcome(slot) != OutcomeKind.DROPPED) {
        sort(slot, records, missing);
      }
    }
    fetch(missing, records, limit);
    List<InvocationDetail> details = new ArrayList<>();
    for (int slot = 0; slot < log.size(); slot++) {
      detail(slot, records, missing).ifPresent(details::add);
    }
    return details;
  }

  private void sort(int slot, Map<Integer, Found> records, Map<Integer, String> missing) {
    Optional<ActivationRecord> record = ActivationRecord.ofJson(log.reply(slot));
    if (record.isPresent()) {
      records.put(slot, new Found(record.get(), Optional.empty()));
    } else if (!ids.of(slot).isEmpty()) {
      missing.put(slot, ids.of(slot));
    }
  }

  private void fetch(Map<Integer, String> missing, Map<Integer, Found> records, Duration limit) {
    if (missing.isEmpty()) {
      return;
    }
    long first =
        missing.keySet().stream().mapToLong(log::actualNanos).reduce(Math::min).getAsLong();
    Map<String, Found> late =
        new LateRecords(calls.site().client(), calls.site().time())
            .fetch(missing.values(), first, limit);
    missing.forEach(
        (slot, id) -> Optional.ofNullable(late.get(id)).ifPresent(each -> records.put(slot, each)));
  }

  private Optional<InvocationDetail> detail(
      int slot, Map<Integer, Found> records, Map<Integer, String> missing) {
    Found found = records.get(slot);
    if (found != null) {
      return Optional.of(detail(slot, found));
    }
    return Optional.ofNullable(missing.get(slot)).map(id -> unknown(slot, id));
  }

  private InvocationDetail detail(int slot, Found found) {
    ActivationRecord record = found.record();
    Optional<Envelope> envelope = Envelope.ofResult(record.resultJson());
    Placed action = new Placed(record.name(), record.version(), draft.limits().memory());
    PlatformTimes times =
        new PlatformTimes(record.waitMillis(), record.initMillis(), record.durationMillis());
    StartEvidence start = start(slot, record, action, envelope, times);
    account(slot, found, action, envelope);
    return new InvocationDetail(
        slot,
        record.activationId(),
        record.version(),
        times,
        envelope.map(Join::use).orElse(SandboxUse.UNKNOWN),
        start,
        calls.site().placement().servingNode(envelope),
        found.lookup());
  }

  private static SandboxUse use(Envelope envelope) {
    OptionalLong count =
        envelope.count() > 0 ? OptionalLong.of(envelope.count()) : OptionalLong.empty();
    return new SandboxUse(envelope.instance(), count);
  }

  /** Of an invocation whose record was not found. */
  private InvocationDetail unknown(int slot, String activationId) {
    return new InvocationDetail(
        slot,
        activationId,
        "",
        PlatformTimes.UNKNOWN,
        SandboxUse.UNKNOWN,
        StartEvidence.NONE,
        calls.site().placement().servingNode(Optional.empty()),
        Optional.empty());
  }

  private StartEvidence start(
      int slot,
      ActivationRecord record,
      Placed action,
      Optional<Envelope> envelope,
      PlatformTimes times) {
    StartControl control = calls.site().control();
    OptionalLong age = envelope.map(Envelope::ageMillis).orElse(OptionalLong.empty());
    Origin byAge = Testimony.byAge(times, age, serviceMillis(slot));
    StartWitnesses witnesses =
        new StartWitnesses(
            record.initMillis().isPresent(),
            calls.sightings().isNew(action),
            calls.sightings().sandbox(envelope),
            Testimony.byName(envelope),
            byAge,
            control.keepsStemCells(draft.kind(), draft.limits().memory()),
            rest(slot, action, envelope));
    return control
        .startOf(record.activationId())
        .map(witnesses::evidence)
        .orElseGet(witnesses::evidence);
  }

  private OptionalLong serviceMillis(int slot) {
    return log.outcome(slot) == OutcomeKind.ACCEPTED
        ? OptionalLong.empty()
        : OptionalLong.of((log.endNanos(slot) - log.actualNanos(slot)) / 1_000_000);
  }

  private Rest rest(int slot, Placed action, Optional<Envelope> envelope) {
    return calls
        .site()
        .control()
        .pauseGrace()
        .map(grace -> calls.sightings().rest(action, envelope, log.actualNanos(slot), grace))
        .orElse(Rest.AWAKE);
  }

  /** What was accepted ended when its record was there at the latest. */
  private void account(int slot, Found found, Placed action, Optional<Envelope> envelope) {
    boolean late = log.outcome(slot) == OutcomeKind.ACCEPTED;
    long ended = late ? calls.site().time().nanos() : log.endNanos(slot);
    if (envelope.isPresent()) {
      calls.answered(action, envelope.get(), ended);
    } else {
      calls.sightings().ended(action, mostAtOnce, ended);
      if (isDestroyed(found.record())) {
        calls.destroyed(action);
      }
    }
  }

  /** OpenWhisk keeps a sandbox after success and after {@code {error: …}}, after nothing else. */
  private static boolean isDestroyed(ActivationRecord record) {
    return switch (record.ending()) {
      case SUCCESS, APPLICATION_ERROR, UNKNOWN -> false;
      case DEVELOPER_ERROR, WHISK_ERROR -> true;
    };
  }
}
