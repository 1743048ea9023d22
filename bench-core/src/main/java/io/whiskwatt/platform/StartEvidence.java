package io.whiskwatt.platform;

import io.whiskwatt.plan.StartKind;
import java.util.Optional;
import java.util.Set;

/**
 * How an invocation started, as far as the witnesses tell: the platform's init time, the action
 * version first seen, and the workload's own envelope.
 *
 * @param seen empty: it cannot be told
 * @param doubts what speaks against {@code seen}, or keeps it from being told; empty: all witnesses
 *     agree
 */
public record StartEvidence(Optional<StartKind> seen, Set<StartDoubt> doubts) {
  /** Nothing is known. */
  public static final StartEvidence NONE = new StartEvidence(Optional.empty(), Set.of());

  public StartEvidence {
    doubts = Set.copyOf(doubts);
  }

  /** Witnesses that agree. */
  public static StartEvidence of(StartKind seen) {
    return new StartEvidence(Optional.of(seen), Set.of());
  }
}
