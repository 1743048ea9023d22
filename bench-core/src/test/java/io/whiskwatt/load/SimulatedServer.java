package io.whiskwatt.load;

import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;

/** A server in virtual time whose reply to a request sent at t comes at {@code endOf(t)}. */
final class SimulatedServer implements Invoker {
  static final ByteBuffer REPLY = ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8));

  private final ManualTime time;
  private final InvocationSink sink;
  private final LongUnaryOperator endOf;
  private IntPredicate refused = slot -> false;
  private IntPredicate failed = slot -> false;

  SimulatedServer(ManualTime time, InvocationSink sink, LongUnaryOperator endOf) {
    this.time = time;
    this.sink = sink;
    this.endOf = endOf;
  }

  SimulatedServer refusing(IntPredicate slots) {
    refused = slots;
    return this;
  }

  SimulatedServer failing(IntPredicate slots) {
    failed = slots;
    return this;
  }

  @Override
  public boolean begin(int slot, int ticket) {
    if (refused.test(slot)) {
      return false;
    }
    long now = time.nanos();
    sink.sent(slot, now);
    long end = endOf.applyAsLong(now);
    OutcomeKind kind = failed.test(slot) ? OutcomeKind.PLATFORM_ERROR : OutcomeKind.SUCCESS;
    if (end < Long.MAX_VALUE) {
      time.at(end, () -> sink.ended(slot, end, kind, 200, REPLY.duplicate()));
    }
    return true;
  }

  @Override
  public void close() {}
}
