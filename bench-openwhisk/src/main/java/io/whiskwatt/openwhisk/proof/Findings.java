package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.IsolationProof.Verdict;
import io.whiskwatt.platform.WorkerProof;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a search for workers found, made into a proof.
 *
 * @param expected how many workers there are; empty: unknown
 * @param failure of the probe, with which the search ended
 */
record Findings(WorkerSearch search, OptionalInt expected, Optional<String> failure) {
  IsolationProof proof(IsolationClaim claim, NodeObserver nodes) {
    List<String> evidence = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    List<WorkerProof> proofs = new ArrayList<>();
    Map<NodeId, List<Look>> byWorker = search.byWorker();
    byWorker.forEach(
        (worker, looks) -> {
          Optional<Outside> outside = Outside.of(worker, nodes);
          String prefix = byWorker.size() > 1 ? worker + ": " : "";
          Verdict verdict = weigh(claim, looks, outside, prefix, evidence);
          verdicts.add(verdict);
          proofs.add(
              new WorkerProof(
                  worker,
                  verdict,
                  looks.get(0).facts(),
                  outside.map(Outside::facts).orElse(Map.of())));
        });
    verdicts.addAll(unplaced(claim, evidence));
    verdicts.addAll(unseen(byWorker.size(), evidence));
    if (claim.values().isEmpty()) {
      evidence.add("nothing was claimed");
    }
    return new IsolationProof(total(verdicts), evidence, proofs);
  }

  private Verdict weigh(
      IsolationClaim claim,
      List<Look> looks,
      Optional<Outside> outside,
      String prefix,
      List<String> evidence) {
    Look first = looks.get(0);
    evidence.add(
        prefix
            + "kernel release: sandbox "
            + shown(first.release())
            + ", worker "
            + outside.map(Outside::release).orElse("not looked at"));
    evidence.add(
        prefix
            + "boot id: sandbox "
            + shown(first.bootId())
            + ", worker "
            + outside.map(Outside::bootId).orElse("not looked at"));
    outside
        .map(Outside::hypervisors)
        .filter(found -> found.processes() > 0)
        .ifPresent(found -> evidence.add(prefix + "hypervisors on the worker: " + found.words()));
    List<Verdict> verdicts = new ArrayList<>();
    for (Map.Entry<String, String> each : new TreeMap<>(claim.values()).entrySet()) {
      Weighing.Weighed weighed = weakest(each, looks, outside);
      verdicts.add(weighed.verdict());
      evidence.add(
          prefix
              + "claim "
              + each.getKey()
              + ": "
              + each.getValue()
              + " – "
              + words(weighed.verdict())
              + ": "
              + weighed.reason());
    }
    return total(verdicts);
  }

  /** Of several looks, the one that speaks most against the claim. */
  private Weighing.Weighed weakest(
      Map.Entry<String, String> claim, List<Look> looks, Optional<Outside> outside) {
    List<Weighing.Weighed> all =
        looks.stream()
            .map(look -> new Weighing(look, outside, search.sharedBootIds()).weigh(claim))
            .toList();
    return all.stream()
        .filter(each -> each.verdict() == Verdict.REFUTED)
        .findFirst()
        .or(() -> all.stream().filter(each -> each.verdict() != Verdict.PROVEN).findFirst())
        .orElseGet(() -> all.get(0));
  }

  /** Sandboxes whose worker cannot be told can refute a claim, but prove none. */
  private List<Verdict> unplaced(IsolationClaim claim, List<String> evidence) {
    List<Look> looks =
        search.looks().stream().filter(look -> search.worker(look).isEmpty()).toList();
    if (looks.isEmpty()) {
      return List.of();
    }
    evidence.add(looks.size() + " sandboxes do not tell which worker they are on");
    Verdict verdict = weigh(claim, looks, Optional.empty(), "unplaced: ", evidence);
    return List.of(verdict == Verdict.REFUTED ? verdict : Verdict.NOT_PROVEN);
  }

  private List<Verdict> unseen(int seen, List<String> evidence) {
    failure.ifPresent(why -> evidence.add("the probe did not answer: " + why));
    if (expected.isEmpty()) {
      evidence.add(
          seen
              + " workers were seen by "
              + search.tries()
              + " names, and how many there are is not known: write workers: N in the section");
      return List.of(Verdict.NOT_PROVEN);
    }
    if (seen < expected.getAsInt()) {
      evidence.add(
          "unseen worker: "
              + search.tries()
              + " names reached "
              + seen
              + " of "
              + expected.getAsInt()
              + " workers");
      return List.of(Verdict.NOT_PROVEN);
    }
    return List.of();
  }

  private static String shown(String value) {
    return value.isEmpty() ? "hidden" : value;
  }

  private static Verdict total(Collection<Verdict> verdicts) {
    if (verdicts.contains(Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return verdicts.isEmpty() || verdicts.contains(Verdict.NOT_PROVEN)
        ? Verdict.NOT_PROVEN
        : Verdict.PROVEN;
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> "seen to hold";
      case REFUTED -> "seen not to hold";
      case NOT_PROVEN -> "not shown by this probe";
    };
  }
}
