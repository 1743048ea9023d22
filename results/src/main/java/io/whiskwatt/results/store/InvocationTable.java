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
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Writes a trial row by row: it may have millions. */
  static void write(Appendable table, StepRecord step, TrialData trial) throws IOException {
    Iterator<InvocationDetail> details =
        trial.details().stream().sorted(Comparator.comparingInt(InvocationDetail::slot)).iterator();
    Optional<InvocationDetail> next = following(details);
    StringBuilder row = new StringBuilder();
    for (int slot = 0; slot < trial.log().size(); slot++) {
      boolean known = next.isPresent() && next.get().slot() == slot;
      row.setLength(0);
      append(row, step, trial, slot, known ? next : Optional.empty());
      table.append(row);
      next = known ? following(details) : next;
    }
  }

  private static Optional<InvocationDetail> following(Iterator<InvocationDetail> details) {
    return details.hasNext() ? Optional.of(details.next()) : Optional.empty();
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

  /** Nothing is known in columns that the run does not have. */
  static InvocationRow row(CsvReader fields) {
    int slot = Math.toIntExact(fields.number(4));
    long intended = fields.number(7);
    return new InvocationRow(
        slot,
        Math.toIntExact(fields.number(5)),
        intended,
        fields.numberIfAny(8).orElse(intended),
        fields.numberIfAny(9).orElse(intended),
        outcome(fields.text(10)),
        Math.toIntExact(fields.number(11)),
        detail(slot, fields),
        Optional.of(fields.text(24)).filter(workload -> !workload.isEmpty()));
  }

  private static Optional<InvocationDetail> detail(int slot, CsvReader fields) {
    boolean nothing =
        fields.isEmpty(6) && IntStream.range(13, SECOND_COLUMNS.size()).allMatch(fields::isEmpty);
    return nothing
        ? Optional.empty()
        : Optional.of(
            new InvocationDetail(
                slot,
                fields.text(14),
                fields.text(6),
                new PlatformTimes(
                    fields.numberIfAny(15), fields.numberIfAny(16), fields.numberIfAny(17)),
                new SandboxUse(fields.text(18), fields.numberIfAny(19)),
                new StartEvidence(StartKind.ofKey(fields.text(13)), doubts(fields.text(21))),
                Optional.of(fields.text(20)).filter(node -> !node.isEmpty()).map(NodeId::new),
                lookup(fields.text(22), fields.text(23))));
  }

  private static Set<StartDoubt> doubts(String field) {
    if (field.isEmpty()) {
      return Set.of();
    }
    return Arrays.stream(field.split(DOUBT_MARK, -1))
        .flatMap(key -> StartDoubt.ofKey(key).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<Lookup> lookup(String millis, String ending) {
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lookup(Long.parseLong(millis), outcome(ending)));
  }
}
