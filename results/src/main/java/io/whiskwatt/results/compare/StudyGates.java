package io.whiskwatt.results.compare;

import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.run.RunEnvironment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gates that concern every comparison of a run. {@code docs/analysis.md} has them. */
final class StudyGates {
  private final RunData run;
  private final IsolationFindings isolation;
  private final List<CheckFinding> checks;
  private final Set<Gate> gates = new LinkedHashSet<>();

  StudyGates(RunData run, IsolationFindings isolation, List<CheckFinding> checks) {
    this.run = run;
    this.checks = checks;
    this.isolation = isolation;
  }

  List<Gate> of(List<CellTrials> cells, int complete) {
    cells.stream()
        .flatMap(cell -> cell.qualities().stream())
        .sorted()
        .forEach(quality -> EnergyGates.quality(quality).ifPresent(gates::add));
    cells.forEach(cell -> EnergyGates.foreignLoad(cell).ifPresent(gates::add));
    gates.addAll(MeterGates.of(run, cells));
    unfinished(complete);
    looks(complete);
    design();
    nodes(cells);
    generator(cells);
    gates.addAll(isolation.gates());
    checks.forEach(check -> CheckFindings.gate(check).ifPresent(gates::add));
    platforms()
        .flatMap(platform -> platform.nodes().stream())
        .filter(node -> !node.isControlPlane())
        .forEach(this::governor);
    return List.copyOf(gates);
  }

  private void add(Gate.Kind kind, Gate.Severity severity, String message) {
    gates.add(new Gate(kind, severity, message));
  }

  private Stream<RunEnvironment.PlatformFacts> platforms() {
    return run.sessions().stream().flatMap(facts -> facts.environment().platforms().stream());
  }

  private void unfinished(int complete) {
    int planned = run.blocksPlanned();
    if (complete < planned) {
      add(
          Gate.Kind.UNFINISHED,
          Gate.Severity.LIMITS,
          "The run is not finished: "
              + complete
              + " of "
              + planned
              + " blocks are complete; resume it before drawing conclusions.");
    }
  }

  private void looks(int complete) {
    run.study()
        .stopping()
        .filter(rule -> rule.looks() > 1)
        .ifPresent(
            rule ->
                add(
                    Gate.Kind.FURTHER_LOOKS,
                    Gate.Severity.NOTE,
                    "This is look "
                        + run.stop().looks().stream().filter(look -> look <= complete).count()
                        + " of at most "
                        + rule.looks()
                        + " that the study declared: each is made at "
                        + Digits.confidence(rule.alpha())
                        + ", so that all of them together err in 5 % of studies at most."));
  }

  private void design() {
    if (run.study().design().level() == DesignLevel.L4) {
      add(
          Gate.Kind.DESIGN_UNCONTROLLED,
          Gate.Severity.LIMITS,
          "Design level L4: the platforms ran on different machines, and this analysis cannot tell a"
              + " difference of the isolation from one of the machines.");
    }
  }

  private void nodes(List<CellTrials> cells) {
    long nodes = cells.stream().flatMap(cell -> cell.nodes().stream()).distinct().count();
    if (nodes == 1) {
      add(
          Gate.Kind.ONE_SERVING_NODE,
          Gate.Severity.LIMITS,
          "One machine served all invocations: what was found holds for this machine.");
    }
  }

  private void generator(List<CellTrials> cells) {
    Optional<String> own = ownEnergy(cells);
    if (own.isPresent() || run.sessions().stream().anyMatch(StudyGates::sendsFromWorker)) {
      add(
          Gate.Kind.GENERATOR_ON_SAME_NODE,
          Gate.Severity.LIMITS,
          "The load came from the measured machine itself: "
              + own.orElse(
                  "the energy of sending is part of every number, on all platforms alike."));
    }
  }

  private static boolean sendsFromWorker(SessionFacts session) {
    NodeId generator = session.environment().generator().node().id();
    return session.environment().platforms().stream()
        .flatMap(platform -> platform.nodes().stream())
        .filter(node -> !node.isControlPlane())
        .anyMatch(node -> node.node().id().equals(generator));
  }

  /** Where it was taken off the energy of every cell that has any. */
  private static Optional<String> ownEnergy(List<CellTrials> cells) {
    List<Double> joules =
        cells.stream().flatMap(cell -> BlockValues.generator(cell).values().stream()).toList();
    return joules.isEmpty() || joules.contains(0.0)
        ? Optional.empty()
        : Optional.of(
            "what sending takes was measured in each block without a platform, "
                + Digits.three(
                    1000 * joules.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                + " mJ per call on average, and is taken off; that it shared processors and caches"
                + " with the functions is not.");
  }

  private void governor(NodeFacts node) {
    Optional<String> governor = known(node, "governor").filter(g -> !g.equals("performance"));
    Optional<String> turbo = known(node, "turbo").filter(state -> state.equals("on"));
    if (governor.isPresent() || turbo.isPresent()) {
      add(
          Gate.Kind.GOVERNOR_NOT_FIXED,
          Gate.Severity.LIMITS,
          "The clock rate of "
              + node.node().name()
              + " was free to change ("
              + String.join(
                  ", ",
                  Stream.concat(
                          governor.map(g -> "governor " + g).stream(),
                          turbo.map(t -> "turbo " + t).stream())
                      .toList())
              + "), so energy and time depend on what else ran and on heat.");
    } else if (known(node, "governor").isEmpty()) {
      add(
          Gate.Kind.GOVERNOR_NOT_FIXED,
          Gate.Severity.NOTE,
          "Whether the clock rate of " + node.node().name() + " was fixed could not be read.");
    }
  }

  private static Optional<String> known(NodeFacts node, String fact) {
    return Optional.ofNullable(node.facts().get(fact))
        .filter(value -> !value.isBlank() && !value.equals("unknown"));
  }
}
