package io.whiskwatt.openwhisk.workload.action;

import java.util.List;
import java.util.stream.Stream;

/** A bundled workload as Java classes, for the one that packs them for a sandbox. */
public enum JavaAction {
  HELLO(HelloAction.class, HelloAction.class),
  HASH(HashAction.class, Whole.class),
  MATRIX(MatrixAction.class, Whole.class),
  MEMORY(MemoryAction.class, Whole.class),
  SYSCALLS(SyscallsAction.class, Whole.class),
  FILE(FileAction.class, Whole.class),
  JSON(JsonAction.class, Whole.class),
  SLEEP(SleepAction.class, Whole.class),
  NETWORK(NetworkAction.class, Whole.class),
  PROBE(ProbeAction.class, MountFacts.class);

  private final Class<?> main;
  private final Class<?> companion;

  JavaAction(Class<?> main, Class<?> companion) {
    this.main = main;
    this.companion = companion;
  }

  /** All that the action needs beside the JDK and Gson, the one with {@code main} first. */
  public List<Class<?>> classes() {
    return Stream.<Class<?>>of(main, companion, EnvelopeOfJava.class).distinct().toList();
  }

  /** What the probe says where this very process runs, without an envelope. */
  public static String probeHere() {
    return ProbeAction.facts().toString();
  }
}
