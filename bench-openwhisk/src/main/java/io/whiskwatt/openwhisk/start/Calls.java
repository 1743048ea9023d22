package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.workload.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Invocations of one deployment's actions with its payload, and the account of what they left: the
 * ledger, the placement and the sightings hear of each.
 *
 * @param timeout of the actions
 */
record Calls(Site site, Sightings sightings, String payload, Duration timeout) {
  /**
   * A caller for the load path.
   *
   * @param connections to open before the first call, 0 or more
   */
  Caller caller(List<Placed> actions, int connections, CallListener listener) {
    List<String> names = actions.stream().map(Placed::name).toList();
    return site.client().caller(names, payload, timeout, connections, listener);
  }

  /**
   * Invokes each of these once, all at the same time, and waits.
   *
   * @param deadlineNanos on the run's clock
   */
  List<Burst.Reply> send(List<Placed> actions, long deadlineNanos) {
    List<Burst.Reply> replies =
        Burst.send(listener -> caller(actions, 0, listener), actions, site.time(), deadlineNanos);
    Map<Placed, Integer> counts = new HashMap<>();
    actions.forEach(action -> counts.merge(action, 1, Integer::sum));
    counts.forEach((action, count) -> left(action, count, count, site.time().nanos()));
    replies.forEach(reply -> account(reply, counts.getOrDefault(reply.action(), 1)));
    return replies;
  }

  /** The same in portions that the namespace allows. */
  List<Burst.Reply> sendInPortions(List<Placed> actions, long deadlineNanos) {
    List<Burst.Reply> replies = new ArrayList<>();
    for (int from = 0; from < actions.size(); from += site.mostAtOnce()) {
      int to = Math.min(actions.size(), from + site.mostAtOnce());
      replies.addAll(send(actions.subList(from, to), deadlineNanos));
    }
    return replies;
  }

  /** Calls of an action left as many sandboxes at the most as were in flight at once. */
  void left(Placed action, int calls, int atOnce, long nanos) {
    site.ledger().called(action, calls, Math.min(calls, atOnce), nanos);
  }

  private void account(Burst.Reply reply, int replies) {
    Optional<Envelope> envelope =
        reply.record().flatMap(record -> Envelope.ofResult(record.resultJson()));
    envelope.ifPresentOrElse(
        told -> answered(reply.action(), told, reply.nanos()),
        () -> sightings.ended(reply.action(), replies, reply.nanos()));
  }

  /** An instance answered. */
  void answered(Placed action, Envelope envelope, long nanos) {
    site.ledger().saw(action, envelope.instance(), nanos);
    sightings.answered(action, envelope, nanos);
    site.placement()
        .servingNode(Optional.of(envelope))
        .ifPresent(node -> site.placement().saw(action.name(), node));
  }

  /** A call left no sandbox. */
  void destroyed(Placed action) {
    site.ledger().destroyed(action);
  }
}
