package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A closed loop: the next call begins where one ends. */
class Loop implements CallListener, AutoCloseable {
  private final int calls;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger over = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile Optional<Caller> caller = Optional.empty();

  Loop(int calls) {
    this.calls = calls;
  }

  void run(Caller by, int atOnce) {
    run(by, atOnce, () -> 0, new AtomicInteger());
  }

  /** Returns when all calls have ended; looks at a number meanwhile, and keeps its maximum. */
  void run(Caller by, int atOnce, IntSupplier look, AtomicInteger most) {
    caller = Optional.of(by);
    for (int i = 0; i < atOnce; i++) {
      next();
    }
    Ends.await(
        "all calls end",
        () -> {
          most.accumulateAndGet(look.getAsInt(), Math::max);
          return over.get() >= calls;
        });
  }

  /** Locked, since a caller is called by one thread at a time. */
  private synchronized void next() {
    int slot = begun.getAndIncrement();
    if (slot < calls && !caller.orElseThrow().call(slot, 0)) {
      failed.incrementAndGet();
    }
  }

  int failed() {
    return failed.get();
  }

  @Override
  public void sent(int slot) {}

  @Override
  public void replied(int slot, RawReply reply) {
    ended(reply);
    over.incrementAndGet();
  }

  void ended(RawReply reply) {
    next();
  }

  @Override
  public void failed(int slot, Fault fault, String reason) {
    failed.incrementAndGet();
    next();
    over.incrementAndGet();
  }

  @Override
  public void close() {
    caller.ifPresent(Caller::close);
  }
}
