package io.whiskwatt.openwhisk.local.state;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of instances that are gone.
 *
 * @param removed a line each: {@code process 4711}, {@code mount /var/lib/whiskwatt/…}
 * @param kept what could not be removed, and why
 */
public record Leftovers(List<String> removed, List<String> kept) {
  public static final Leftovers NONE = new Leftovers(List.of(), List.of());

  public Leftovers {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
  }

  public boolean isEmpty() {
    return removed.isEmpty() && kept.isEmpty();
  }

  Leftovers and(Leftovers other) {
    return new Leftovers(
        Stream.concat(removed.stream(), other.removed.stream()).toList(),
        Stream.concat(kept.stream(), other.kept.stream()).toList());
  }
}
