package io.whiskwatt.openwhisk.start;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Tickets;
import java.util.List;
import java.util.Optional;

/**
 * Starts on actions that are in place.
 *
 * @param actions those that the tickets invoke: one for all of them, one for each, or a few that
 *     they share
 */
record PreparedTickets(
    StartKind start, int count, boolean reusable, Optional<String> limitation, List<Placed> actions)
    implements Tickets {
  PreparedTickets {
    actions = List.copyOf(actions);
  }

  static PreparedTickets none(StartKind start, String why) {
    return new PreparedTickets(start, 0, false, Optional.of(why), List.of());
  }

  /** Tickets that serve once, each an action of its own. */
  static PreparedTickets oneEach(
      StartKind start, List<Placed> actions, Optional<String> limitation) {
    return new PreparedTickets(start, actions.size(), false, limitation, actions);
  }

  /**
   * Which of the actions a ticket invokes. With more actions than tickets each ticket takes turns
   * among its own, so that all of them are used, and none by two at a time.
   *
   * @param turn 0 and up, one more with each use of the ticket
   */
  int target(int ticket, int turn) {
    int size = actions.size();
    if (size <= count) {
      return ticket % size;
    }
    int own = (size - ticket + count - 1) / count;
    return ticket + count * (turn % own);
  }
}
