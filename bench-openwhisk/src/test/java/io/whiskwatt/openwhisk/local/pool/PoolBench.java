package io.whiskwatt.openwhisk.local.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.runtime.ActionCode;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.Behaviour;
import io.whiskwatt.openwhisk.local.scripted.Script;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A pool of 512 MB with scripted containers. The code {@code gated} waits for a permit, {@code
 * throws}, {@code times out} and {@code exits} fail, {@code does not load} fails before it runs,
 * {@code error} returns an error; any other returns at once.
 */
final class PoolBench implements AutoCloseable {
  static final DataSize SMALL = DataSize.ofMegabytes(128);
  static final DataSize LARGE = DataSize.ofMegabytes(256);
  static final Duration IDLE = Duration.ofSeconds(10);

  private final Semaphore gate = new Semaphore(0);
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final TimeSource time;
  final ScriptedContainers containers = new ScriptedContainers(new Codes());
  final ContainerPool pool;

  PoolBench(TimeSource time) {
    this(time, 100);
  }

  PoolBench(TimeSource time, int maxQueue) {
    this.time = time;
    PoolSettings settings = new PoolSettings(DataSize.ofMegabytes(512), IDLE, maxQueue);
    pool = ContainerPool.open(containers, settings, time);
  }

  private final class Codes implements Script {
    @Override
    public Behaviour behaviour(String code) {
      return switch (code) {
        case "gated" -> (payload, limit) -> gated();
        case "throws" -> (payload, limit) -> new Reply.Failed("boom", List.of());
        case "times out" -> (payload, limit) -> new Reply.TimedOut(List.of());
        case "exits" -> (payload, limit) -> new Reply.Exited("exit code 1", false, List.of());
        case "error" -> (payload, limit) -> new Reply.Returned("{\"error\":1}", List.of());
        default -> (payload, limit) -> new Reply.Returned("{}", List.of());
      };
    }

    @Override
    public String loadFailure(String code) {
      return code.equals("does not load") ? "no main" : "";
    }
  }

  private Reply gated() {
    try {
      gate.acquire();
      return new Reply.Returned("{}", List.of());
    } catch (InterruptedException killed) {
      return new Reply.Exited("killed", false, List.of());
    }
  }

  static HostedAction action(String code) {
    return action(code, "0.0.1", SMALL, StartRule.ANY);
  }

  static HostedAction action(String code, String version, DataSize memory, StartRule rule) {
    return new HostedAction(
        "guest/" + code,
        version,
        ActionCode.source(ScriptedContainers.NODE.name(), code),
        "",
        memory,
        Duration.ofSeconds(1),
        rule);
  }

  void submit(HostedAction action) {
    pool.submit(new Job(action, "{}", Map.of(), time.nanos(), outcomes::add));
  }

  /** Lets gated runs end. */
  void open(int runs) {
    gate.release(runs);
  }

  Outcome next() {
    try {
      Outcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
      assertThat(outcome).as("an outcome within 10 s").isNotNull();
      return outcome;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  boolean nothingCame() {
    return outcomes.isEmpty();
  }

  /** Runs once and tells how it started. */
  StartKind start(HostedAction action) {
    submit(action);
    Outcome outcome = next();
    assertThat(outcome).isInstanceOf(Outcome.Ran.class);
    return ((Outcome.Ran) outcome).start();
  }

  @Override
  public void close() {
    pool.close();
  }
}
