package io.whiskwatt.results.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The looks of a run so far: each of the last quarter of an hour, and before that one for half a
 * minute, for eight hours. However long a run takes, this holds no more.
 */
final class History {
  static final int EACH = 900;
  static final int TOGETHER = 30;
  static final int COARSE = 960;

  private final Deque<Point> each = new ArrayDeque<>();
  private final Deque<Point> coarse = new ArrayDeque<>();

  synchronized void add(Point point) {
    each.addLast(point);
    if (each.size() >= EACH + TOGETHER) {
      List<Point> oldest = new ArrayList<>();
      while (oldest.size() < TOGETHER) {
        oldest.add(each.removeFirst());
      }
      coarse.addLast(Point.together(oldest));
    }
    if (coarse.size() > COARSE) {
      coarse.removeFirst();
    }
  }

  /** Those after a look, oldest first. */
  synchronized List<Point> after(long number) {
    List<Point> found = new ArrayList<>();
    coarse.stream().filter(point -> point.number() > number).forEach(found::add);
    each.stream().filter(point -> point.number() > number).forEach(found::add);
    return found;
  }
}
