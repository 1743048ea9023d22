package io.whiskwatt.results.store;

import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.util.List;

/** A trial log that was made up. */
public record ListedLog(List<Call> calls) implements TrialLog {
  /** One slot. */
  public record Call(long intendedNanos, long actualNanos, long endNanos, OutcomeKind outcome) {}

  public ListedLog {
    calls = List.copyOf(calls);
  }

  @Override
  public int size() {
    return calls.size();
  }

  @Override
  public int ticket(int slot) {
    return 0;
  }

  @Override
  public long intendedNanos(int slot) {
    return calls.get(slot).intendedNanos();
  }

  @Override
  public long actualNanos(int slot) {
    return calls.get(slot).actualNanos();
  }

  @Override
  public long endNanos(int slot) {
    return calls.get(slot).endNanos();
  }

  @Override
  public OutcomeKind outcome(int slot) {
    return calls.get(slot).outcome();
  }

  @Override
  public int status(int slot) {
    return calls.get(slot).outcome().succeeded() ? 200 : 502;
  }

  @Override
  public ByteBuffer reply(int slot) {
    return ByteBuffer.allocate(0);
  }
}
