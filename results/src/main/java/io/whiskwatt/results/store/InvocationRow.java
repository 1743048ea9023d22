package io.whiskwatt.results.store;

import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.platform.OutcomeKind;
import java.util.Optional;

/**
 * One invocation as stored. Times in nanoseconds on the run's clock.
 *
 * @param slot its number in the trial, 0 and up
 * @param intendedNanos when it was due
 * @param actualNanos when it was sent; equal to the intended start for one that was dropped
 * @param endNanos when the reply came; equal to the intended start for one that was dropped
 * @param status the HTTP status, 0 where there was none
 * @param detail what the platform knew of it; empty: nothing
 * @param part id of the workload that it was for, where the cell's is a mix; empty: the cell's own,
 *     or dropped before it was dealt
 */
public record InvocationRow(
    int slot,
    int ticket,
    long intendedNanos,
    long actualNanos,
    long endNanos,
    OutcomeKind outcome,
    int status,
    Optional<InvocationDetail> detail,
    Optional<String> part) {

  /** True when the request left. */
  public boolean sent() {
    return outcome != OutcomeKind.DROPPED;
  }

  /** The outcome; where the reply came before the end, that of the record if it tells a failure. */
  public OutcomeKind outcomeInTheEnd() {
    return outcome != OutcomeKind.ACCEPTED
        ? outcome
        : detail
            .flatMap(InvocationDetail::lookup)
            .map(Lookup::ending)
            .filter(OutcomeKind::failed)
            .orElse(outcome);
  }

  /** End − intended start. */
  public long responseNanos() {
    return endNanos - intendedNanos;
  }

  /** End − actual start. */
  public long serviceNanos() {
    return endNanos - actualNanos;
  }

  /** Actual − intended start. */
  public long latenessNanos() {
    return actualNanos - intendedNanos;
  }
}
