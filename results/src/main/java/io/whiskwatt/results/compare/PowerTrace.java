package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import java.util.List;

/**
 * Power of one node over one session, for a chart.
 *
 * @param points in rising time, thinned for display
 * @param windows what was going on
 */
public record PowerTrace(
    String node, int session, Quality quality, List<Point> points, List<Window> windows) {
  public PowerTrace {
    points = List.copyOf(points);
    windows = List.copyOf(windows);
  }

  /**
   * Mean power since the point before.
   *
   * @param seconds since the session's first reading
   */
  public record Point(double seconds, double watts) {}

  /**
   * A window.
   *
   * @param kind {@code idle} or {@code measure}
   * @param label the cell's id or the idle condition
   */
  public record Window(double fromSeconds, double toSeconds, String kind, String label) {}
}
