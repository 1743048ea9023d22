package io.whiskwatt.testing.fake;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.OutcomeKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * How a fake platform behaves.
 *
 * @param service run time of the function
 * @param starts what each start costs; others are refused by the preflight
 * @param outcomes invocation number, 0 and up → how it ends; {@code DROPPED}: it cannot be begun
 * @param capacity sandboxes that fit, 1 or more: no more tickets are granted
 * @param idleTimeout how long a sandbox outlives its last invocation, 0 or more
 * @param machine name of the machine it runs on; platforms with the same name share it
 */
public record FakeBehaviour(
    ServiceTime service,
    Map<StartKind, StartCost> starts,
    IntFunction<OutcomeKind> outcomes,
    int capacity,
    Duration idleTimeout,
    String machine) {
  /** The machine of a behaviour that names none. */
  public static final String MACHINE = "fake-node";

  public FakeBehaviour {
    starts = Map.copyOf(starts);
    if (capacity < 1 || idleTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "a fake platform needs room for 1 or more sandboxes and an idle time-out of 0 or more");
    }
  }

  /**
   * 10 ms of service; cold 200 ms wait, 100 ms init, 2 J; prewarmed 20 ms, 100 ms, 1 J; warm 0.1 J;
   * paused 70 ms, 0.15 J; no failures, 64 sandboxes, idle time-out 1 s.
   */
  public static FakeBehaviour usual() {
    Map<StartKind, StartCost> starts = new EnumMap<>(StartKind.class);
    starts.put(StartKind.COLD, StartCost.of(200, 100, 2));
    starts.put(StartKind.PREWARMED, StartCost.of(20, 100, 1));
    starts.put(StartKind.WARM, StartCost.of(0, 0, 0.1));
    starts.put(StartKind.PAUSED, StartCost.of(70, 0, 0.15));
    return new FakeBehaviour(
        ServiceTime.constant(Duration.ofMillis(10)),
        starts,
        number -> OutcomeKind.SUCCESS,
        64,
        Duration.ofSeconds(1),
        MACHINE);
  }

  public FakeBehaviour withService(ServiceTime time) {
    return new FakeBehaviour(time, starts, outcomes, capacity, idleTimeout, machine);
  }

  public FakeBehaviour withStart(StartKind start, StartCost cost) {
    Map<StartKind, StartCost> changed = new EnumMap<>(starts);
    changed.put(start, cost);
    return new FakeBehaviour(service, changed, outcomes, capacity, idleTimeout, machine);
  }

  public FakeBehaviour withOutcomes(IntFunction<OutcomeKind> pattern) {
    return new FakeBehaviour(service, starts, pattern, capacity, idleTimeout, machine);
  }

  /** Every n-th invocation ends so: numbers n − 1, 2n − 1, … */
  public FakeBehaviour failingEvery(int n, OutcomeKind kind) {
    return withOutcomes(number -> number % n == n - 1 ? kind : OutcomeKind.SUCCESS);
  }

  public FakeBehaviour withCapacity(int sandboxes) {
    return new FakeBehaviour(service, starts, outcomes, sandboxes, idleTimeout, machine);
  }

  public FakeBehaviour withIdleTimeout(Duration timeout) {
    return new FakeBehaviour(service, starts, outcomes, capacity, timeout, machine);
  }

  public FakeBehaviour onMachine(String name) {
    return new FakeBehaviour(service, starts, outcomes, capacity, idleTimeout, name);
  }
}
