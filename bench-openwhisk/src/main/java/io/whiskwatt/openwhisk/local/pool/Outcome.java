package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.plan.StartKind;
import java.util.OptionalLong;

/** What became of a job. */
public sealed interface Outcome {
  /** From acceptance to the first message to the container, or to giving up. */
  long waitNanos();

  /**
   * A container answered, or was lost while it worked.
   *
   * @param initNanos present when the code was loaded for this job
   * @param durationNanos init and run
   * @param initialised false: the code could not be loaded, the reply is the init's
   */
  record Ran(
      StartKind start,
      long waitNanos,
      OptionalLong initNanos,
      long durationNanos,
      boolean initialised,
      Reply reply)
      implements Outcome {}

  /**
   * No container could be had.
   *
   * @param reason for people
   */
  record NotProvisioned(long waitNanos, String reason) implements Outcome {}
}
