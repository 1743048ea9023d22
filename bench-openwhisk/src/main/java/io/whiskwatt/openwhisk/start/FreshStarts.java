package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.plan.StartKind;
import java.util.List;
import java.util.Optional;

/**
 * Starts that each need a version that no sandbox holds: an action for each ticket, put in place as
 * a new one or as the next version. What becomes of it, cold or prewarmed, is decided by the stem
 * cells that fit it.
 */
record FreshStarts(Site site, CellNames names, ActionDraft draft) {
  /** Each action holds the code. */
  private static final long MOST_CODE_BYTES = 256L << 20;

  PreparedTickets prepare(StartKind start, StartControl.Grant grant) {
    Optional<String> limitation = grant.limitation();
    int count = grant.count();
    long held = MOST_CODE_BYTES / Math.max(1, draft.code().length());
    if (held < count) {
      count = (int) held;
      limitation = Optional.of("shortened: " + count + " actions hold 256 MB of code");
    }
    if (count == 0) {
      return PreparedTickets.none(start, limitation.orElse("the code is too large"));
    }
    List<Placed> actions = putInPlace(count);
    beSilent(start);
    return PreparedTickets.oneEach(start, actions, limitation.or(() -> crowded(actions)));
  }

  List<Placed> putInPlace(int count) {
    return site.puts()
        .put(
            names.choose(count, site.control().cover(), site.placement()).stream()
                .map(draft::named)
                .toList());
  }

  void beSilent(StartKind start) {
    long nanos = site.control().silence(start).toNanos();
    if (nanos > 0) {
      site.time().parkUntil(site.time().nanos() + nanos);
    }
  }

  /** Of one worker's room, when names of which nothing is known could all fall on it. */
  private Optional<String> crowded(List<Placed> actions) {
    int cover = site.control().cover();
    int room = site.control().room(draft.limits().memory()).orElse(Integer.MAX_VALUE) / cover;
    long unknown =
        actions.stream().filter(each -> site.placement().of(each.name()).isEmpty()).count();
    int share = (actions.size() + cover - 1) / cover;
    return cover > 1 && unknown > 0 && share + unknown > room
        ? Optional.of(
            "with evictions possible: which worker serves "
                + unknown
                + " of the "
                + actions.size()
                + " actions is not known yet, and one has room for "
                + room)
        : Optional.empty();
  }
}
