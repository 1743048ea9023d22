package io.whiskwatt.platform;

import java.util.List;

/**
 * What a probe found of a platform's isolation.
 *
 * @param evidence lines to show and to store
 */
public record IsolationProof(Verdict verdict, List<String> evidence) {
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
  }
}
