package io.whiskwatt.openwhisk.local.scripted;

import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Containers whose code's text picks a behaviour. */
public final class ScriptedContainers implements ActionContainers {
  public static final ActionKind NODE = new ActionKind("nodejs:20", "v20.0.0");

  private final Script script;
  private final List<ScriptedContainer> started = new CopyOnWriteArrayList<>();
  private volatile boolean failing;
  private volatile Runnable beforeStart = () -> {};

  public ScriptedContainers(Script script) {
    this.script = script;
  }

  /** From now on no container starts. */
  public void failStarts() {
    failing = true;
  }

  /** From now on containers start again. */
  public void mendStarts() {
    failing = false;
  }

  /** Runs on the starting thread before each start. */
  public void beforeStart(Runnable action) {
    beforeStart = action;
  }

  /** All that were ever started, oldest first. */
  public List<ScriptedContainer> started() {
    return started;
  }

  public long alive() {
    return started.stream().filter(ActionContainer::alive).count();
  }

  @Override
  public List<ActionKind> kinds() {
    return List.of(NODE);
  }

  @Override
  public ActionContainer start(ActionKind kind, DataSize memory) throws IOException {
    beforeStart.run();
    if (failing) {
      throw new IOException("scripted failure");
    }
    ScriptedContainer container = new ScriptedContainer("scripted-" + started.size(), kind, script);
    started.add(container);
    return container;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("sandbox", "scripted");
  }

  @Override
  public void close() {
    started.forEach(ScriptedContainer::close);
  }
}
