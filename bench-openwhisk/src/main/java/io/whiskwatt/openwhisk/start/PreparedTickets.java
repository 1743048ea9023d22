package io.whiskwatt.openwhisk.start;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Tickets;
import java.util.List;
import java.util.Optional;

/**
 * Starts on actions that are in place.
 *
 * @param actions one for each ticket, or one for all of them
 */
record PreparedTickets(
    StartKind start, int count, boolean reusable, Optional<String> limitation, List<String> actions)
    implements Tickets {
  PreparedTickets {
    actions = List.copyOf(actions);
  }

  static PreparedTickets none(StartKind start, String why) {
    return new PreparedTickets(start, 0, false, Optional.of(why), List.of());
  }

  /** Which of the actions a ticket invokes. */
  int target(int ticket) {
    return actions.size() == 1 ? 0 : ticket;
  }
}
