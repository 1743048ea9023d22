package io.whiskwatt.openwhisk.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The action names of one cell: {@code base-0}, {@code base-1} and so on. They are kept for the
 * whole run, so that what was learned of where a name is served holds for later blocks.
 */
final class CellNames {
  private final String base;
  private final List<String> all = new ArrayList<>();

  CellNames(String base) {
    this.base = base;
  }

  String base() {
    return base;
  }

  /**
   * Names for as many fresh starts, on the workers that the study covers as far as it is known, in
   * equal numbers; names of which nothing is known fill up.
   */
  List<String> choose(int count, int cover, Placement placement) {
    Set<String> chosen = new LinkedHashSet<>(placement.balanced(all, count, cover));
    all.stream()
        .filter(name -> placement.of(name).isEmpty())
        .limit(count - chosen.size())
        .forEach(chosen::add);
    while (chosen.size() < count) {
      chosen.add(another());
    }
    return List.copyOf(chosen);
  }

  /** Those known so far. */
  List<String> known() {
    return List.copyOf(all);
  }

  /** A name that was never used. */
  String another() {
    String name = base + "-" + all.size();
    all.add(name);
    return name;
  }
}
