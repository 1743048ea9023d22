package io.whiskwatt.openwhisk.local.scripted;

import io.whiskwatt.openwhisk.local.runtime.ActionCode;
import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.sandbox.ResourceUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One container of {@link ScriptedContainers}; complains when it is used by two at a time. */
public final class ScriptedContainer implements ActionContainer {
  private final String id;
  private final ActionKind kind;
  private final Script script;
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
  private volatile boolean alive = true;
  private volatile String code = "";
  private volatile Behaviour behaviour = (payload, limit) -> new Reply.Returned("{}", List.of());

  ScriptedContainer(String id, ActionKind kind, Script script) {
    this.id = id;
    this.kind = kind;
    this.script = script;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ActionKind kind() {
    return kind;
  }

  /** Invocations so far. */
  public int runs() {
    return runs.get();
  }

  /** The code it was given; empty before that. */
  public String code() {
    return code;
  }

  @Override
  public Reply init(ActionCode loaded, Map<String, String> environment, Duration limit) {
    if (!code.isEmpty()) {
      throw new IllegalStateException("a container is initialised once");
    }
    code = loaded.code();
    behaviour = script.behaviour(code);
    String failure = script.loadFailure(code);
    return failure.isEmpty() ? new Reply.Returned("{}", List.of()) : failed(failure);
  }

  @Override
  public Reply run(String payloadJson, Map<String, String> environment, Duration limit) {
    if (users.incrementAndGet() > 1) {
      throw new IllegalStateException("two activations at a time");
    }
    runs.incrementAndGet();
    running.set(Thread.currentThread());
    try {
      return alive
          ? behaviour.run(payloadJson, limit)
          : new Reply.Exited("it was closed", false, List.of());
    } finally {
      running.set(null);
      users.decrementAndGet();
    }
  }

  private Reply failed(String reason) {
    alive = false;
    return new Reply.Failed(reason, List.of());
  }

  @Override
  public boolean alive() {
    return alive;
  }

  @Override
  public ResourceUse use() {
    return new ResourceUse(0, 0, ResourceUse.Source.NONE);
  }

  @Override
  public OptionalLong proportionalBytes() {
    return OptionalLong.empty();
  }

  /** Ends as a process would that was killed from outside. */
  public void die() {
    alive = false;
  }

  /** Interrupts the behaviour that runs, as a kill would. */
  @Override
  public void close() {
    alive = false;
    Thread runner = running.getAndSet(null);
    if (runner != null) {
      runner.interrupt();
    }
  }
}
