package io.whiskwatt.openwhisk.start;

import io.whiskwatt.plan.StartKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts that each need a sandbox that was used once and then left alone until the platform paused
 * it. Each is of an action of its own: a sandbox that was resumed is warm, and would serve the next
 * invocation before one that still sleeps.
 */
record PausedStarts(FreshStarts fresh, Calls calls) {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  PreparedTickets prepare(StartControl.Grant grant) {
    StartKind start = StartKind.PAUSED;
    if (grant.count() == 0) {
      return PreparedTickets.none(start, grant.limitation().orElse(""));
    }
    List<Placed> actions = fresh.putInPlace(grant.count());
    long deadline = calls.site().time().nanos() + LIMIT.toNanos();
    List<Burst.Reply> replies = calls.sendInPortions(actions, deadline);
    List<Placed> awake = answered(actions, replies);
    if (awake.isEmpty()) {
      return PreparedTickets.none(start, words(actions, awake, replies));
    }
    fresh.beSilent(start);
    Optional<String> limitation =
        awake.size() < actions.size()
            ? Optional.of(words(actions, awake, replies))
            : grant.limitation();
    return PreparedTickets.oneEach(start, awake, limitation);
  }

  private List<Placed> answered(List<Placed> actions, List<Burst.Reply> replies) {
    return actions.stream()
        .filter(
            action ->
                replies.stream().anyMatch(each -> each.action().equals(action) && each.succeeded()))
        .toList();
  }

  private static String words(List<Placed> wanted, List<Placed> awake, List<Burst.Reply> replies) {
    String why =
        replies.stream()
            .filter(each -> !each.succeeded())
            .map(each -> ": " + each.failure())
            .findFirst()
            .orElse("");
    return "only "
        + awake.size()
        + " of "
        + wanted.size()
        + " sandboxes to be paused answered"
        + why;
  }
}
