package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.ResourceUse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One sandbox with a language runtime in it. One caller at a time; {@link #alive}, {@link #use} and
 * {@link #close} may be called beside it, from any thread.
 */
public interface ActionContainer extends AutoCloseable {
  /** Unique among all containers of this machine. */
  String id();

  ActionKind kind();

  /**
   * Loads the code. Called once, before the first run.
   *
   * @param environment {@code __OW_…} and the action's own variables
   * @param limit then the container is killed
   */
  Reply init(ActionCode code, Map<String, String> environment, Duration limit);

  /**
   * Runs one activation.
   *
   * @param payloadJson a JSON object
   * @param environment {@code __OW_ACTIVATION_ID}, {@code __OW_DEADLINE} and the like
   * @param limit then the container is killed
   * @throws IllegalArgumentException when the payload is not JSON
   */
  Reply run(String payloadJson, Map<String, String> environment, Duration limit);

  /** False once the process ended or the container was closed. */
  boolean alive();

  /** CPU time and memory so far; a few file reads. After the end: as last read. */
  ResourceUse use();

  /**
   * Proportional set size of all its processes in bytes; walks their page tables, so not for the
   * hot path. Empty when it cannot be read.
   */
  OptionalLong proportionalBytes();

  /** Kills the whole process tree and removes cgroup, mounts and files. Idempotent, quick. */
  @Override
  void close();
}
