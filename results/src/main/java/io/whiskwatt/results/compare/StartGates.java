package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.StartCounts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gates that follow from how a cell's invocations started. {@code docs/analysis.md} has them. */
final class StartGates {
  /** Invocations whose witnesses contradict each other, as a share of all. */
  static final double CONTRADICTED_LIMIT = 0.01;

  /** Invocations whose start could not be told, as a share of all. */
  static final double UNKNOWN_LIMIT = 0.01;

  private final CellTrials cell;
  private final WrongStarts wrong;
  private final StartCounts starts;

  private StartGates(CellTrials cell, WrongStarts wrong) {
    this.cell = cell;
    this.wrong = wrong;
    this.starts = cell.starts();
  }

  static List<Gate> of(CellTrials cell, WrongStarts wrong) {
    StartGates gates = new StartGates(cell, wrong);
    return gates.starts.all() == 0
        ? List.of()
        : Stream.of(gates.wrongStarts(), gates.unknown(), gates.contradicted(), gates.anonymous())
            .flatMap(Optional::stream)
            .toList();
  }

  private Optional<Gate> wrongStarts() {
    List<StartKind> kinds = wrong.wrongKinds(starts);
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    Gate.Severity severity =
        wrong.spoiled().isEmpty()
            ? Gate.Severity.NOTE
            : wrong.canBeLeftOut() ? Gate.Severity.LIMITS : Gate.Severity.VOID;
    String seen = kinds.stream().map(this::seen).collect(Collectors.joining(" and "));
    return Optional.of(
        new Gate(
            Gate.Kind.START_NOT_AS_PLANNED,
            severity,
            "Of the invocations of "
                + cell.cell().id()
                + " "
                + seen
                + " and not "
                + cell.cell().start().key()
                + trials(severity)));
  }

  private String seen(StartKind kind) {
    return Digits.percent(starts.share(kind))
        + " were "
        + kind.key()
        + " starts (at "
        + Digits.three(wrong.weight(kind))
        + " times the energy)";
  }

  private String trials(Gate.Severity severity) {
    String limit = Digits.percent(WrongStarts.LIMIT) + " of the energy";
    String those =
        "; they are more than "
            + limit
            + " in "
            + wrong.spoiled().size()
            + " of "
            + cell.all().size()
            + " trials, ";
    return switch (severity) {
      case NOTE -> "; in no trial are they more than " + limit + ", which a verdict allows.";
      case LIMITS -> those + "which are void and left out.";
      case VOID ->
          those
              + "and a verdict allows that in "
              + Digits.percent(WrongStarts.VOID_TRIALS_LIMIT)
              + " of them.";
    };
  }

  private Optional<Gate> unknown() {
    double share = (double) starts.unknown() / starts.all();
    return share > UNKNOWN_LIMIT
        ? gate(
            Gate.Kind.START_NOT_AS_PLANNED,
            Gate.Severity.LIMITS,
            "How "
                + Digits.percent(share)
                + " of the invocations of "
                + cell.cell().id()
                + " started could not be told"
                + doubts(doubt -> !StartCounts.contradicts(doubt))
                + ".")
        : Optional.empty();
  }

  private Optional<Gate> contradicted() {
    double share = (double) starts.contradicted() / starts.all();
    return starts.contradicted() > 0
        ? gate(
            Gate.Kind.START_WITNESSES_DISAGREE,
            share > CONTRADICTED_LIMIT ? Gate.Severity.LIMITS : Gate.Severity.NOTE,
            "Witnesses of the start contradict each other in "
                + Digits.percent(share)
                + " of the invocations of "
                + cell.cell().id()
                + doubts(StartCounts::contradicts)
                + "; more than "
                + Digits.percent(CONTRADICTED_LIMIT)
                + " limit a verdict.")
        : Optional.empty();
  }

  private String doubts(Predicate<StartDoubt> asked) {
    String text =
        Stream.of(StartDoubt.values())
            .filter(asked)
            .filter(starts.doubts()::containsKey)
            .map(doubt -> doubt.words() + " (" + starts.doubts().get(doubt) + ")")
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? "" : ": " + text;
  }

  private Optional<Gate> anonymous() {
    long succeeded = cell.outcomes().sent() - cell.outcomes().failed() - cell.outcomes().accepted();
    double share = (double) starts.anonymous() / succeeded;
    return share > UNKNOWN_LIMIT
        ? gate(
            Gate.Kind.NO_ENVELOPE,
            Gate.Severity.NOTE,
            Digits.percent(share)
                + " of the replies of "
                + cell.cell().id()
                + " tell nothing of their sandbox: that each start was what the platform says,"
                + " which sandbox it used, and on which machine it ran is not proven by the"
                + " action itself.")
        : Optional.empty();
  }

  private static Optional<Gate> gate(Gate.Kind kind, Gate.Severity severity, String message) {
    return Optional.of(new Gate(kind, severity, message));
  }
}
