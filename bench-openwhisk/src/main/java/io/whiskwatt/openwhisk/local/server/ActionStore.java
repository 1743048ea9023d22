package io.whiskwatt.openwhisk.local.server;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The actions of the namespace. Any thread. */
final class ActionStore {
  private final Map<String, StoredAction> actions = new HashMap<>();

  synchronized Optional<StoredAction> find(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  /**
   * Makes an action out of the one it replaces, and keeps it.
   *
   * @param overwrite false: there must be none yet
   */
  synchronized StoredAction put(
      String name, boolean overwrite, Function<Optional<StoredAction>, StoredAction> maker) {
    Optional<StoredAction> old = find(name);
    if (old.isPresent() && !overwrite) {
      throw Refusal.of(409, Texts.CONFLICT);
    }
    StoredAction made = maker.apply(old);
    actions.put(name, made);
    return made;
  }

  synchronized Optional<StoredAction> remove(String name) {
    return Optional.ofNullable(actions.remove(name));
  }

  synchronized int size() {
    return actions.size();
  }

  /** Newest first. */
  synchronized List<StoredAction> page(int limit, int skip) {
    return actions.values().stream()
        .sorted(
            Comparator.comparingLong(StoredAction::updatedMillis)
                .reversed()
                .thenComparing(StoredAction::name))
        .skip(skip)
        .limit(limit)
        .toList();
  }
}
