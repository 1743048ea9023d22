package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What one platform can do about starts, and knows of them, beyond the REST API. */
public interface StartControl {
  /** Why this kind of start cannot be had here; empty: it can. */
  Optional<String> unsupported(StartKind start);

  /** How many sandboxes of a size can be alive at the same time. */
  int room(DataSize memory);

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

  /** Undoes {@link #prepare} when the action goes. */
  void release(ActionDraft action);

  /** Waits for the teardown that belongs to invocations that have ended. */
  void settle(Duration limit);

  /**
   * What a start was that loaded the code, given what was planned; empty: it cannot be told.
   *
   * @param activationId of the invocation
   */
  Optional<StartKind> startThatInitialised(String activationId, StartKind planned);

  /** The only worker there is; empty: it must be found out for each invocation. */
  Optional<NodeId> onlyNode();

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
