package io.whiskwatt.testing.fake;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Tickets;
import java.util.Optional;

/**
 * Tickets that are just what they say.
 *
 * @param count 0 or more
 * @param reusable true: warm sandboxes
 * @param limitation for the results; empty: none
 */
public record FakeTickets(StartKind start, int count, boolean reusable, Optional<String> limitation)
    implements Tickets {
  /** One for each cold start. */
  public static FakeTickets cold(int count) {
    return new FakeTickets(StartKind.COLD, count, false, Optional.empty());
  }

  /** Warm sandboxes. */
  public static FakeTickets warm(int count) {
    return new FakeTickets(StartKind.WARM, count, true, Optional.empty());
  }
}
