package io.whiskwatt.results.simulate;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A trial of evenly spaced warm invocations, all of which succeed; their service times are
 * log-normal.
 */
final class SimulatedLog implements TrialLog {
  private static final double MEDIAN_NANOS = 8e6;
  private static final double SPREAD = 0.4;
  private static final long LATENESS_NANOS = 40_000;
  private static final long OUTSIDE_NANOS = 1_500_000;
  private static final int SANDBOXES = 16;

  private final long from;
  private final long turn;
  private final long[] actual;
  private final long[] ends;

  /**
   * Draws all times.
   *
   * @param calls 1 and up
   * @param from the window's opening on the run's clock
   * @param window its length in nanoseconds
   */
  SimulatedLog(int calls, long from, long window, Chance chance) {
    this.from = from;
    this.turn = window / calls;
    this.actual = new long[calls];
    this.ends = new long[calls];
    for (int slot = 0; slot < calls; slot++) {
      actual[slot] = intendedNanos(slot) + Math.round(LATENESS_NANOS * chance.unit());
      double service = MEDIAN_NANOS * StrictMath.exp(SPREAD * chance.normal());
      ends[slot] = actual[slot] + OUTSIDE_NANOS + Math.round(service);
    }
  }

  /** What the platform says of each of them. */
  List<InvocationDetail> details(NodeId node, Chance chance) {
    List<String> sandboxes = IntStream.range(0, SANDBOXES).mapToObj(i -> chance.id()).toList();
    return IntStream.range(0, size())
        .mapToObj(
            slot ->
                new InvocationDetail(
                    slot,
                    chance.id(),
                    "0.0.1",
                    times(slot),
                    new SandboxUse(
                        sandboxes.get(slot % SANDBOXES), OptionalLong.of(2 + slot / SANDBOXES)),
                    StartEvidence.of(StartKind.WARM),
                    Optional.of(node),
                    Optional.empty()))
        .toList();
  }

  private PlatformTimes times(int slot) {
    long duration = (ends[slot] - actual[slot] - OUTSIDE_NANOS) / 1_000_000;
    return new PlatformTimes(
        OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(Math.max(1, duration)));
  }

  /** When the last of them ended. */
  long lastEnd() {
    return IntStream.range(0, size()).mapToLong(this::endNanos).max().orElse(from);
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public int ticket(int slot) {
    return 0;
  }

  @Override
  public long intendedNanos(int slot) {
    return from + slot * turn;
  }

  @Override
  public long actualNanos(int slot) {
    return actual[slot];
  }

  @Override
  public long endNanos(int slot) {
    return ends[slot];
  }

  @Override
  public OutcomeKind outcome(int slot) {
    return OutcomeKind.SUCCESS;
  }

  @Override
  public int status(int slot) {
    return 200;
  }

  @Override
  public ByteBuffer reply(int slot) {
    return ByteBuffer.allocate(0);
  }
}
