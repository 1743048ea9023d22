package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What one platform can do about starts, and knows of them, beyond the REST API. */
public interface StartControl {
  /**
   * Why this kind of start cannot be had here; empty: it can.
   *
   * @param kind the runtime of the action
   * @param memory of the action
   */
  Optional<String> unsupported(StartKind start, String kind, DataSize memory);

  /** How many sandboxes of a size can be alive at the same time; empty: unknown. */
  OptionalInt room(DataSize memory);

  /**
   * Makes room, and whatever else a start needs before a window.
   *
   * @param count how many are asked for, 1 or more
   */
  Grant prepare(StartKind start, ActionDraft action, int count);

  /**
   * Annotations that make the platform give each invocation of the action this start; empty: the
   * platform knows none, and each ticket needs an action of its own.
   */
  Map<String, String> annotations(StartKind start);

  /** Silence between the last preparation of a start and its first invocation, 0 or more. */
  Duration silence(StartKind start);

  /** Undoes {@link #prepare} when the action goes. */
  void release(ActionDraft action);

  /** Waits for the teardown that belongs to invocations that have ended. */
  void settle(Duration limit);

  /**
   * How an invocation started, where the platform itself tells; empty: witnesses must.
   *
   * @param activationId of the invocation
   */
  Optional<StartKind> startOf(String activationId);

  /** Whether sandboxes without code may wait for an action of this kind and memory. */
  boolean keepsStemCells(String kind, DataSize memory);

  /** How long an idle sandbox stays awake; empty: it is never paused. */
  Optional<Duration> pauseGrace();

  /** How many workers the load of warm starts must reach, 1 or more. */
  int cover();

  /** Where invocations are served, as far as it shows. */
  Placement placement();

  /** Which sandboxes of this study must still be alive. */
  SandboxLedger ledger();

  /**
   * What was made ready.
   *
   * @param count 0 or more
   * @param limitation what results must say about it
   */
  record Grant(int count, Optional<String> limitation) {
    public static Grant all(int count) {
      return new Grant(count, Optional.empty());
    }

    public static Grant none(String why) {
      return new Grant(0, Optional.of(why));
    }
  }
}
