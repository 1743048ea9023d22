package io.whiskwatt.rapl.agent.ring;

import java.util.ArrayList;
import java.util.List;

/** The last gaps; those that continue each other are one. One thread writes, any number read. */
final class GapLog {
  private static final int MOST = 256;

  /** Replaced, never changed. */
  private volatile List<Gap> gaps = List.of();

  void add(Gap gap) {
    List<Gap> more = new ArrayList<>(gaps);
    int last = more.size() - 1;
    if (last >= 0 && more.get(last).isContinuedBy(gap)) {
      more.set(last, more.get(last).through(gap));
    } else {
      more.add(gap);
    }
    gaps = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  List<Gap> all() {
    return gaps;
  }
}
