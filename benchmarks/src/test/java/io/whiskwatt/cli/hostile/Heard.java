package io.whiskwatt.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Everything that a caller told of each of its calls. */
final class Heard implements CallListener {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<Integer, List<End>> ends = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> sent = new ConcurrentHashMap<>();
  private volatile Runnable afterwards = () -> {};

  /**
   * How a call ended.
   *
   * @param status 0 where there was no reply
   * @param reason of a fault, for people
   */
  record End(
      Optional<Fault> fault,
      int status,
      String id,
      boolean retryAfter,
      String body,
      String reason) {}

  /** Done on the caller's thread each time a call has ended. */
  void afterEach(Runnable action) {
    afterwards = action;
  }

  @Override
  public void sent(int slot) {
    sent.merge(slot, 1, Integer::sum);
  }

  @Override
  public void replied(int slot, RawReply reply) {
    String id = text(reply.activationId());
    String body = text(reply.body());
    end(slot, new End(Optional.empty(), reply.status(), id, reply.retryAfter(), body, ""));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  @Override
  public void failed(int slot, Fault fault, String reason) {
    end(slot, new End(Optional.of(fault), 0, "", false, "", reason));
  }

  private void end(int slot, End end) {
    ends.computeIfAbsent(slot, each -> new CopyOnWriteArrayList<>()).add(end);
    afterwards.run();
  }

  /** Of a call that was begun; the first end, where there are more. */
  End end(int slot) {
    awaitUntil("call " + slot + " ends", () -> !ends(slot).isEmpty());
    return ends(slot).get(0);
  }

  List<End> ends(int slot) {
    return ends.getOrDefault(slot, List.of());
  }

  /** How often it was said to be sent. */
  int timesSent(int slot) {
    return sent.getOrDefault(slot, 0);
  }

  int calls() {
    return ends.size();
  }

  static void awaitUntil(String what, BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as(what).isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(1_000_000);
    }
  }
}
