package io.whiskwatt.platform;

import java.util.List;

/**
 * What a probe found of a platform's isolation.
 *
 * @param evidence lines to show and to store
 * @param workers one for each worker that was seen; empty where the probe cannot tell them apart
 */
public record IsolationProof(Verdict verdict, List<String> evidence, List<WorkerProof> workers) {
  /** The outcome of a probe. */
  public enum Verdict {
    /** Every claim was seen to hold on every worker. */
    PROVEN,
    /** A claim was seen not to hold. */
    REFUTED,
    /** Nothing was claimed, or not every worker was seen. */
    NOT_PROVEN
  }

  public IsolationProof {
    evidence = List.copyOf(evidence);
    workers = List.copyOf(workers);
  }

  /** Of a platform whose workers were not looked at one by one. */
  public static IsolationProof of(Verdict verdict, List<String> evidence) {
    return new IsolationProof(verdict, evidence, List.of());
  }
}
