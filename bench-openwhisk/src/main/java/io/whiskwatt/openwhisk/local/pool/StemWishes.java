package io.whiskwatt.openwhisk.local.pool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stem cells that a pool was asked to keep. Guarded by the pool's lock. */
final class StemWishes {
  private final Map<Stem, Integer> wanted = new LinkedHashMap<>();
  private final Set<Stem> failed = new HashSet<>();

  /**
   * Wants a number of one sort.
   *
   * @param count 0: none any more
   */
  void want(Stem stem, int count) {
    failed.remove(stem);
    if (count > 0) {
      wanted.put(stem, count);
    } else {
      wanted.remove(stem);
    }
  }

  /** One of this sort did not start: none is tried until something has run, or asked for it. */
  void failed(Stem stem) {
    failed.add(stem);
  }

  /** Something has run: what kept stem cells from starting may be over. */
  void tryAgain() {
    failed.clear();
  }

  /** Takes places on the shelf for the ones that are missing, as far as memory is free. */
  List<Member> fulfil(Shelf shelf) {
    List<Member> starting = new ArrayList<>();
    wanted.forEach(
        (stem, count) -> {
          for (int have = shelf.stems(stem); have < count && !failed.contains(stem); have++) {
            shelf.placeForStem(stem).ifPresent(starting::add);
          }
        });
    return starting;
  }

  void clear() {
    wanted.clear();
    failed.clear();
  }
}
