package io.whiskwatt.results.store;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.platform.TrialLog;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.TrialData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of {@code invocations.csv.gz}. */
final class InvocationTable {
  static final List<String> COLUMNS =
      List.of(
          "session",
          "block",
          "cell",
          "index",
          "slot",
          "ticket",
          "action_version",
          "intended_nanos",
          "actual_nanos",
          "end_nanos",
          "outcome",
          "http_status",
          "start_planned",
          "start_seen",
          "activation_id",
          "wait_millis",
          "init_millis",
          "duration_millis",
          "instance_id",
          "instance_count",
          "node",
          "start_doubts",
          "lookup_millis",
          "lookup_outcome",
          "workload");

  /** As the second version wrote them: mixes came later. */
  static final List<String> SECOND_COLUMNS = COLUMNS.subList(0, 24);

  /** As the first version wrote them: doubts and lookups came later. */
  static final List<String> FIRST_COLUMNS = COLUMNS.subList(0, 21);

  /** What earlier versions called every end without a reply. */
  private static final String UNREACHABLE = "unreachable";

  private static final String DOUBT_MARK = " ";

  private InvocationTable() {}

  static String rows(StepRecord step, TrialData trial) {
    Map<Integer, InvocationDetail> details = new HashMap<>();
    trial.details().forEach(detail -> details.put(detail.slot(), detail));
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < trial.log().size(); slot++) {
      append(text, step, trial, slot, Optional.ofNullable(details.get(slot)));
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      StepRecord step,
      TrialData trial,
      int slot,
      Optional<InvocationDetail> detail) {
    TrialLog log = trial.log();
    boolean sent = log.outcome(slot) != OutcomeKind.DROPPED;
    Csv.append(
        text,
        step.session(),
        step.key().block(),
        step.key().cell(),
        step.key().index(),
        slot,
        log.ticket(slot),
        detail.map(InvocationDetail::actionVersion).orElse(""),
        log.intendedNanos(slot),
        sent ? log.actualNanos(slot) : "",
        sent ? log.endNanos(slot) : "",
        log.outcome(slot).key(),
        log.status(slot),
        trial.cell().start().key(),
        detail.flatMap(known -> known.start().seen()).map(StartKind::key).orElse(""),
        detail.map(InvocationDetail::activationId).orElse(""),
        text(detail.map(known -> known.times().waitMillis())),
        text(detail.map(known -> known.times().initMillis())),
        text(detail.map(known -> known.times().durationMillis())),
        detail.map(known -> known.sandbox().instance()).orElse(""),
        text(detail.map(known -> known.sandbox().count())),
        detail.flatMap(InvocationDetail::node).map(NodeId::value).orElse(""),
        detail.map(known -> doubts(known.start().doubts())).orElse(""),
        detail
            .flatMap(InvocationDetail::lookup)
            .map(each -> Long.toString(each.millis()))
            .orElse(""),
        detail.flatMap(InvocationDetail::lookup).map(each -> each.ending().key()).orElse(""),
        trial.part(slot).orElse(""));
  }

  private static OutcomeKind outcome(String key) {
    return key.equals(UNREACHABLE) ? OutcomeKind.UNANSWERED : OutcomeKind.ofKey(key);
  }

  private static String doubts(Set<StartDoubt> doubts) {
    return doubts.stream().sorted().map(StartDoubt::key).collect(Collectors.joining(DOUBT_MARK));
  }

  private static String text(Optional<OptionalLong> number) {
    return number.filter(OptionalLong::isPresent).map(n -> Long.toString(n.getAsLong())).orElse("");
  }

  static List<InvocationRow> parse(String text) {
    return Csv.parse(text, COLUMNS.size(), SECOND_COLUMNS.size(), FIRST_COLUMNS.size()).stream()
        .map(InvocationTable::complete)
        .map(InvocationTable::row)
        .toList();
  }

  /** With nothing known in the columns that its run does not have. */
  private static List<String> complete(List<String> fields) {
    List<String> all = new ArrayList<>(fields);
    all.addAll(Collections.nCopies(COLUMNS.size() - fields.size(), ""));
    return all;
  }

  private static InvocationRow row(List<String> fields) {
    int slot = Integer.parseInt(fields.get(4));
    long intended = Long.parseLong(fields.get(7));
    return new InvocationRow(
        slot,
        Integer.parseInt(fields.get(5)),
        intended,
        number(fields.get(8)).orElse(intended),
        number(fields.get(9)).orElse(intended),
        outcome(fields.get(10)),
        Integer.parseInt(fields.get(11)),
        detail(slot, fields),
        Optional.of(fields.get(24)).filter(workload -> !workload.isEmpty()));
  }

  private static Optional<InvocationDetail> detail(int slot, List<String> fields) {
    boolean nothing =
        fields.get(6).isEmpty()
            && fields.subList(13, SECOND_COLUMNS.size()).stream().allMatch(String::isEmpty);
    return nothing
        ? Optional.empty()
        : Optional.of(
            new InvocationDetail(
                slot,
                fields.get(14),
                fields.get(6),
                new PlatformTimes(
                    number(fields.get(15)), number(fields.get(16)), number(fields.get(17))),
                new SandboxUse(fields.get(18), number(fields.get(19))),
                new StartEvidence(StartKind.ofKey(fields.get(13)), doubts(fields.get(21))),
                Optional.of(fields.get(20)).filter(node -> !node.isEmpty()).map(NodeId::new),
                lookup(fields.get(22), fields.get(23))));
  }

  private static Set<StartDoubt> doubts(String field) {
    return Arrays.stream(field.split(DOUBT_MARK, -1))
        .flatMap(key -> StartDoubt.ofKey(key).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<Lookup> lookup(String millis, String ending) {
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lookup(Long.parseLong(millis), outcome(ending)));
  }

  private static OptionalLong number(String field) {
    return field.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(field));
  }
}
