package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.preflight.TryOut;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.IsolationProof.Verdict;
import io.whiskwatt.units.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the kernel that an invocation sees with the worker's own. */
public final class KernelProbe {
  private final TryOut tryOut;
  private final StudyActions actions;

  public KernelProbe(TryOut tryOut, StudyActions actions) {
    this.tryOut = tryOut;
    this.actions = actions;
  }

  /**
   * A kernel as the worker itself shows it.
   *
   * @param bootId as {@code /proc/sys/kernel/random/boot_id}
   * @param release as {@code uname -r}
   */
  public record Kernel(String bootId, String release) {}

  /** Invokes a bundled workload once and weighs the claim by what it saw. */
  public IsolationProof prove(IsolationClaim claim, Kernel worker) {
    Workload hello =
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.empty(),
            DataSize.ofMegabytes(256),
            "{}");
    ActionDraft draft = actions.draft(hello, actions.suite().source(hello).orThrow(), Map.of());
    TryOut.Tried tried = tryOut.anew(draft, hello.payload(), 1);
    Optional<Envelope> seen = Envelope.ofResult(tried.lastResult());
    return seen.map(envelope -> weigh(claim, worker, envelope))
        .orElseGet(
            () ->
                IsolationProof.of(
                    Verdict.NOT_PROVEN,
                    List.of("the probe did not answer: " + tried.failure().orElse("nothing"))));
  }

  static IsolationProof weigh(IsolationClaim claim, Kernel worker, Envelope inside) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "kernel release: sandbox " + inside.kernelRelease() + ", worker " + worker.release());
    evidence.add("boot id: sandbox " + inside.bootId() + ", worker " + worker.bootId());
    List<Verdict> verdicts = new ArrayList<>();
    for (Map.Entry<String, String> each : new TreeMap<>(claim.values()).entrySet()) {
      Verdict verdict = weigh(each.getKey(), each.getValue(), worker, inside);
      verdicts.add(verdict);
      evidence.add("claim " + each.getKey() + ": " + each.getValue() + " – " + words(verdict));
    }
    if (verdicts.isEmpty()) {
      evidence.add("nothing was claimed");
    }
    return IsolationProof.of(total(verdicts), evidence);
  }

  private static Verdict weigh(String name, String value, Kernel worker, Envelope inside) {
    boolean sameBoot = inside.bootId().equals(worker.bootId());
    boolean sameRelease = inside.kernelRelease().equals(worker.release());
    return switch (name + ":" + value) {
      case "kernel:shared" -> sameBoot && sameRelease ? Verdict.PROVEN : Verdict.REFUTED;
      case "kernel:own" -> ownKernel(sameBoot, sameRelease);
      default ->
          name.equals("guest-kernel")
              ? holds(inside.kernelRelease().equals(value))
              : Verdict.NOT_PROVEN;
    };
  }

  /** A boot id that differs under the same release could be a mere mask over one file. */
  private static Verdict ownKernel(boolean sameBoot, boolean sameRelease) {
    if (sameBoot) {
      return Verdict.REFUTED;
    }
    return sameRelease ? Verdict.NOT_PROVEN : Verdict.PROVEN;
  }

  private static Verdict holds(boolean seen) {
    return seen ? Verdict.PROVEN : Verdict.REFUTED;
  }

  private static Verdict total(List<Verdict> verdicts) {
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
