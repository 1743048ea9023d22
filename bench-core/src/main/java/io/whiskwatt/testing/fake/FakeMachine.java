package io.whiskwatt.testing.fake;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A machine that draws a known power and known amounts of energy on top: the truth that an analysis
 * must find. Thread-safe.
 */
public final class FakeMachine {
  /** The power is taken in the middle of steps of at most this length. */
  private static final long STEP_NANOS = 10_000_000;

  private final String name;
  private final TimeSource time;
  private final DoubleUnaryOperator wattsAtSecond;
  private final long madeNanos;
  private long integratedNanos;
  private double joules;
  private int restarts;

  /**
   * A machine that has drawn nothing yet.
   *
   * @param wattsAtSecond power without activations, in watts, by the age of the machine in seconds
   */
  public FakeMachine(String name, TimeSource time, DoubleUnaryOperator wattsAtSecond) {
    this.name = name;
    this.time = time;
    this.wattsAtSecond = wattsAtSecond;
    this.madeNanos = time.nanos();
    this.integratedNanos = madeNanos;
  }

  public FakeMachine(String name, TimeSource time, Power idle) {
    this(name, time, second -> idle.watts());
  }

  /** Its id is another one after each restart. */
  public synchronized Node node() {
    String boot = restarts == 0 ? "boot-of-" : "boot-" + restarts + "-of-";
    return new Node(new NodeId(boot + name), name);
  }

  /** Is started anew in no time: a meter that was opened before is outdated. */
  public synchronized void restart() {
    restarts++;
  }

  public NodeFacts facts() {
    return new NodeFacts(node(), Map.of("machine", "simulated"));
  }

  /** Draws an amount at once, on top of the power. */
  public synchronized void draw(Energy energy) {
    joules += energy.joules();
  }

  /** All that was drawn since it was made. */
  public synchronized Energy drawn() {
    long now = time.nanos();
    while (integratedNanos < now) {
      long step = Math.min(STEP_NANOS, now - integratedNanos);
      double middle = (integratedNanos - madeNanos + step / 2.0) / 1e9;
      joules += wattsAtSecond.applyAsDouble(middle) * step / 1e9;
      integratedNanos += step;
    }
    return Energy.ofJoules(joules);
  }
}
