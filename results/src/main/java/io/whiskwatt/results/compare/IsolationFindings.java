package io.whiskwatt.results.compare;

import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.WorkerProof;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.run.RunEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The proofs of isolation that a run holds, with the names of its machines. */
final class IsolationFindings {
  private final RunData run;
  private final Map<NodeId, String> names;

  IsolationFindings(RunData run, Map<NodeId, String> names) {
    this.run = run;
    this.names = names;
  }

  /** Of the last session: what a report shows. */
  List<IsolationFinding> latest() {
    List<SessionFacts> sessions = run.sessions();
    return sessions.isEmpty() ? List.of() : of(sessions.get(sessions.size() - 1));
  }

  /** What voids a verdict, over all sessions. */
  List<Gate> gates() {
    return run.sessions().stream()
        .flatMap(session -> of(session).stream())
        .flatMap(finding -> gate(finding).stream())
        .distinct()
        .toList();
  }

  private List<IsolationFinding> of(SessionFacts session) {
    return session.environment().platforms().stream().map(this::of).toList();
  }

  private IsolationFinding of(RunEnvironment.PlatformFacts platform) {
    IsolationProof proof = platform.isolation();
    return new IsolationFinding(
        platform.name(),
        run.study().claims().getOrDefault(platform.name(), Map.of()),
        proof.verdict(),
        proof.evidence(),
        proof.workers().stream().map(this::worker).toList(),
        unseen(platform));
  }

  private IsolationFinding.Worker worker(WorkerProof proof) {
    NodeId id = proof.worker();
    return new IsolationFinding.Worker(names.getOrDefault(id, id.value()), proof);
  }

  /** None can be named where the probe knows the workers by other names than the run does. */
  private List<String> unseen(RunEnvironment.PlatformFacts platform) {
    Set<NodeId> seen =
        platform.isolation().workers().stream()
            .map(WorkerProof::worker)
            .collect(Collectors.toSet());
    List<NodeId> known = platform.nodes().stream().map(node -> node.node().id()).toList();
    return seen.isEmpty() || !known.containsAll(seen)
        ? List.of()
        : platform.nodes().stream()
            .map(NodeFacts::node)
            .filter(node -> !seen.contains(node.id()))
            .map(node -> node.name())
            .toList();
  }

  private static Optional<Gate> gate(IsolationFinding finding) {
    boolean sound = finding.claim().isEmpty() || finding.verdict() == IsolationProof.Verdict.PROVEN;
    return sound
        ? Optional.empty()
        : Optional.of(
            new Gate(Gate.Kind.ISOLATION_NOT_PROVEN, Gate.Severity.VOID, sentence(finding)));
  }

  private static String sentence(IsolationFinding finding) {
    String claimed =
        "The isolation that the study claims for "
            + finding.platform()
            + " ("
            + finding.claim().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "))
            + ")";
    return finding.verdict() == IsolationProof.Verdict.REFUTED
        ? claimed + " was seen not to hold" + seen(finding) + "."
        : claimed + " was not proven on every machine" + unseen(finding) + ".";
  }

  /** The facts of the workers where it failed, or what the probe says where it knows no workers. */
  private static String seen(IsolationFinding finding) {
    String facts =
        finding.workers().stream()
            .filter(worker -> worker.proof().verdict() == IsolationProof.Verdict.REFUTED)
            .map(worker -> " on " + worker.name() + ": " + facts(worker))
            .collect(Collectors.joining(";"));
    String all = facts.isEmpty() ? ": " + String.join("; ", finding.evidence()) : facts;
    return finding.evidence().isEmpty() && facts.isEmpty() ? "" : all;
  }

  private static String facts(IsolationFinding.Worker worker) {
    return worker.facts().entrySet().stream()
        .map(
            fact ->
                fact.getKey()
                    + " "
                    + fact.getValue().inside()
                    + " in the sandbox and "
                    + fact.getValue().outside()
                    + " outside")
        .collect(Collectors.joining(", "));
  }

  private static String unseen(IsolationFinding finding) {
    return finding.unseen().isEmpty()
        ? ""
        : "; no sandbox was seen on " + String.join(", ", finding.unseen());
  }
}
