package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warm sandboxes that are made before a window and held: of one action on each worker that the
 * study covers, since one action loads one worker.
 */
record WarmStarts(CoveringActions covering, Calls calls) {
  static WarmStarts of(CellNames names, ActionDraft draft, Calls calls) {
    return new WarmStarts(new CoveringActions(names, draft, calls), calls);
  }

  PreparedTickets prepare(StartControl.Grant grant) {
    if (grant.count() == 0) {
      return none(grant.limitation());
    }
    CoveringActions.Found found = covering.find();
    int workers = found.actions().size();
    int wanted = Math.max(grant.count(), workers);
    Optional<String> limitation = found.limitation();
    List<List<Placed>> made = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int share = (wanted - i + workers - 1) / workers;
      Placed action = found.actions().get(i);
      StartControl.Grant part = WarmSandboxes.make(calls, action, share);
      limitation = limitation.or(part::limitation);
      made.add(Collections.nCopies(part.count(), action));
    }
    return tickets(grant, interleaved(made), limitation.or(grant::limitation));
  }

  private static PreparedTickets tickets(
      StartControl.Grant grant, List<Placed> sandboxes, Optional<String> limitation) {
    int count = Math.min(grant.count(), sandboxes.size());
    return count == 0
        ? none(limitation)
        : new PreparedTickets(StartKind.WARM, count, true, limitation, sandboxes);
  }

  /** Uses them once more where the platform may have paused them since. */
  void wake(PreparedTickets tickets) {
    Optional<Duration> grace = calls.site().control().pauseGrace();
    Map<Placed, Integer> held = new LinkedHashMap<>();
    tickets.actions().forEach(action -> held.merge(action, 1, Integer::sum));
    held.forEach(
        (action, sandboxes) -> {
          if (grace.filter(span -> mayHaveSlept(action, span)).isPresent()) {
            WarmSandboxes.make(calls, action, sandboxes);
          }
        });
  }

  private boolean mayHaveSlept(Placed action, Duration grace) {
    long now = calls.site().time().nanos();
    return calls.sightings().idleNanos(action, now) >= grace.toNanos() / 2;
  }

  /** One of each worker in turn, so that few tickets reach all of them. */
  private static List<Placed> interleaved(List<List<Placed>> made) {
    List<Placed> all = new ArrayList<>();
    int longest = made.stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < longest; round++) {
      for (List<Placed> each : made) {
        if (round < each.size()) {
          all.add(each.get(round));
        }
      }
    }
    return all;
  }

  private static PreparedTickets none(Optional<String> why) {
    return PreparedTickets.none(StartKind.WARM, why.orElse("no sandbox answered"));
  }
}
