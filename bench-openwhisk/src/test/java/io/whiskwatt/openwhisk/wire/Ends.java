package io.whiskwatt.openwhisk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How calls ended, by slot. */
final class Ends implements CallListener {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<Integer, End> ends = new ConcurrentHashMap<>();

  /** One of them. */
  record End(int status, String body, Optional<Fault> fault, String reason) {}

  @Override
  public void sent(int slot) {}

  @Override
  public void replied(int slot, RawReply reply) {
    String body = StandardCharsets.UTF_8.decode(reply.body().duplicate()).toString();
    ends.put(slot, new End(reply.status(), body, Optional.empty(), ""));
  }

  @Override
  public void failed(int slot, Fault fault, String reason) {
    ends.put(slot, new End(0, "", Optional.of(fault), reason));
  }

  int count() {
    return ends.size();
  }

  long failed() {
    return ends.values().stream().filter(end -> end.fault().isPresent()).count();
  }

  /** Makes a call of the first target and waits for its end. */
  End call(Caller caller, int slot) {
    assertThat(caller.call(slot, 0)).isTrue();
    return end(slot);
  }

  End end(int slot) {
    await("call " + slot + " ends", () -> ends.containsKey(slot));
    return Optional.ofNullable(ends.get(slot)).orElseThrow();
  }

  static void await(String what, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as(what).isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(100_000);
    }
  }
}
