package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.client.ActionDraft;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Actions that are served by different workers, one by each that the study covers. Where a name is
 * served cannot be chosen, only seen: each is called once, until the workers are covered or enough
 * names were tried. Names that were seen in earlier blocks come first.
 */
record CoveringActions(CellNames names, ActionDraft draft, Calls calls) {
  /** So many names are tried for each worker. */
  private static final int TRIES = 8;

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /**
   * What was found.
   *
   * @param limitation why there are not more
   */
  record Found(List<Placed> actions, Optional<String> limitation) {}

  Found find() {
    List<String> candidates = candidates();
    Map<NodeId, Placed> served = new LinkedHashMap<>();
    int most = TRIES * cover();
    for (int tried = 0; tried < most && covered(served).size() < cover(); tried++) {
      Placed action = put(tried < candidates.size() ? candidates.get(tried) : names.another());
      Optional<String> failure = call(action);
      Optional<NodeId> node = placement().of(action.name());
      if (failure.isPresent()) {
        return new Found(List.of(), failure);
      }
      if (node.isEmpty()) {
        return unseen(action);
      }
      served.putIfAbsent(node.get(), action);
    }
    return found(served);
  }

  /** On covered workers first, then of unknown ones; names known to be elsewhere are left out. */
  private List<String> candidates() {
    List<String> known = names.known();
    Set<String> all = new LinkedHashSet<>(placement().balanced(known, cover(), cover()));
    known.stream().filter(name -> placement().of(name).isEmpty()).forEach(all::add);
    return List.copyOf(all);
  }

  private Placed put(String name) {
    return calls.site().puts().put(List.of(draft.named(name))).get(0);
  }

  private Optional<String> call(Placed action) {
    long deadline = calls.site().time().nanos() + LIMIT.toNanos();
    List<Burst.Reply> replies = calls.send(List.of(action), deadline);
    return replies.isEmpty()
        ? Optional.of("the action \"" + action.name() + "\" did not answer in " + LIMIT)
        : Optional.of(replies.get(0).failure()).filter(why -> !why.isEmpty());
  }

  private List<Placed> covered(Map<NodeId, Placed> served) {
    return served.entrySet().stream()
        .filter(each -> placement().covers(each.getKey(), cover()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Found found(Map<NodeId, Placed> served) {
    List<Placed> covered = covered(served);
    if (covered.size() == cover()) {
      return new Found(covered, Optional.empty());
    }
    List<Placed> actions = covered.isEmpty() ? served.values().stream().limit(1).toList() : covered;
    String words =
        "only "
            + covered.size()
            + " of "
            + cover()
            + " workers could be covered, after "
            + TRIES * cover()
            + " action names";
    return new Found(actions, Optional.of(words));
  }

  private Found unseen(Placed action) {
    String words =
        "1 of " + cover() + " workers is covered: which one serves an action does not show here";
    return new Found(List.of(action), cover() == 1 ? Optional.empty() : Optional.of(words));
  }

  private int cover() {
    return calls.site().control().cover();
  }

  private Placement placement() {
    return calls.site().placement();
  }
}
