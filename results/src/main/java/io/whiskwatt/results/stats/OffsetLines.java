package io.whiskwatt.results.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * All straight lines that pass below some points and above others: what is known of the offset of
 * one clock to another, which runs at a constant rate, when each exchange of messages bounds it
 * from above at one time and from below at another (Duda, Harrus, Haddad &amp; Bernard, "Estimating
 * global time in distributed systems", ICDCS 1987; Moon, Skelly &amp; Towsley, "Estimation and
 * removal of clock skew from network delay measurements", INFOCOM 1999).
 */
public final class OffsetLines {
  private static final int STEPS = 80;

  private final Range slopes;
  private final List<Line> highest;
  private final List<Line> lowest;

  private OffsetLines(Range slopes, List<Line> highest, List<Line> lowest) {
    this.slopes = slopes;
    this.highest = highest;
    this.lowest = lowest;
  }

  /**
   * One of the lines.
   *
   * @param start its value at 0
   */
  private record Line(double slope, double start) {
    double at(double x) {
      return start + slope * x;
    }
  }

  /** A bound at a place. */
  public record Point(double x, double y) {}

  /** Everything between two values, both included. */
  public record Range(double least, double most) {
    public double middle() {
      return least + (most - least) / 2;
    }

    /** Half the distance of its ends. */
    public double bound() {
      return (most - least) / 2;
    }
  }

  /**
   * Those lines that are no steeper than a limit; empty: there is none.
   *
   * @param above points that no line is above, in rising x
   * @param below points that no line is below, in rising x
   * @param steepest 0 or more
   */
  public static Optional<OffsetLines> between(
      List<Point> above, List<Point> below, double steepest) {
    List<Point> upper = hull(above, 1);
    List<Point> lower = hull(below, -1);
    // The room between the bounds at one slope: concave, so that its sign changes twice at most.
    DoubleUnaryOperator most = slope -> lowest(upper, slope);
    DoubleUnaryOperator least = slope -> highest(lower, slope);
    DoubleUnaryOperator room = slope -> most.applyAsDouble(slope) - least.applyAsDouble(slope);
    double best = argMax(room, -steepest, steepest);
    if (room.applyAsDouble(best) < 0) {
      return Optional.empty();
    }
    Range slopes = new Range(edge(room, best, -steepest), edge(room, best, steepest));
    return Optional.of(
        new OffsetLines(slopes, corners(upper, slopes, most), corners(lower, slopes, least)));
  }

  /**
   * Lines are points of a polygon over their slopes: a line that is the highest or lowest anywhere
   * is one of its corners.
   */
  private static List<Line> corners(List<Point> hull, Range slopes, DoubleUnaryOperator start) {
    DoubleStream.Builder corners = DoubleStream.builder().add(slopes.least).add(slopes.most);
    for (int i = 1; i < hull.size(); i++) {
      Point before = hull.get(i - 1);
      double slope = (hull.get(i).y - before.y) / (hull.get(i).x - before.x);
      if (slope > slopes.least && slope < slopes.most) {
        corners.add(slope);
      }
    }
    return corners.build().mapToObj(slope -> new Line(slope, start.applyAsDouble(slope))).toList();
  }

  /** What no line touches is left out: the corners of the convex hull remain. */
  private static List<Point> hull(List<Point> points, int side) {
    List<Point> hull = new ArrayList<>();
    for (Point point : points) {
      while (hull.size() > 1 && side * turn(hull, point) <= 0) {
        hull.remove(hull.size() - 1);
      }
      hull.add(point);
    }
    return List.copyOf(hull);
  }

  private static double turn(List<Point> hull, Point next) {
    Point a = hull.get(hull.size() - 2);
    Point b = hull.get(hull.size() - 1);
    return (b.x - a.x) * (next.y - a.y) - (b.y - a.y) * (next.x - a.x);
  }

  /** The highest that a line of this slope can start. */
  private static double lowest(List<Point> upper, double slope) {
    double least = Double.POSITIVE_INFINITY;
    for (Point point : upper) {
      least = Math.min(least, point.y - slope * point.x);
    }
    return least;
  }

  private static double highest(List<Point> lower, double slope) {
    double most = Double.NEGATIVE_INFINITY;
    for (Point point : lower) {
      most = Math.max(most, point.y - slope * point.x);
    }
    return most;
  }

  /** Of a concave function, by ternary search. */
  private static double argMax(DoubleUnaryOperator concave, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < STEPS; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (concave.applyAsDouble(left) < concave.applyAsDouble(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return low + (high - low) / 2;
  }

  /** Where the room ends, from a slope that has some outwards. */
  private static double edge(DoubleUnaryOperator room, double inside, double outermost) {
    if (room.applyAsDouble(outermost) >= 0) {
      return outermost;
    }
    double in = inside;
    double out = outermost;
    for (int i = 0; i < STEPS; i++) {
      double middle = in + (out - in) / 2;
      if (room.applyAsDouble(middle) >= 0) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }

  /** The slopes of these lines. */
  public Range slopes() {
    return slopes;
  }

  /** What they are at a place: from the lowest to the highest line there. */
  public Range at(double x) {
    double most = highest.stream().mapToDouble(line -> line.at(x)).max().orElseThrow();
    double least = lowest.stream().mapToDouble(line -> line.at(x)).min().orElseThrow();
    return new Range(Math.min(least, most), Math.max(least, most));
  }
}
