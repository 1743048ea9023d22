package io.whiskwatt.results.live;

import io.whiskwatt.load.LoadVitals;
import io.whiskwatt.load.LoadVitals.Responses;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.Vitals;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the charts show of one look, or of some looks together.
 *
 * @param number of the look, or of the last of them
 * @param seconds since the watch began
 * @param figures as {@link #NAMES} has them, then the power of each source; NaN where unknown
 */
record Point(long number, double seconds, List<Double> figures) {
  /** Rates per second, response times in seconds, shares from 0 to 1. */
  static final List<String> NAMES =
      List.of("asked", "reached", "inFlight", "p50", "p99", "failing", "fresh");

  /** Of these the largest of some looks stands for all of them: a mean would hide a stall. */
  private static final List<String> WORST = List.of("inFlight", "p99", "failing");

  Point {
    figures = List.copyOf(figures);
  }

  static Point of(Vitals vitals) {
    Optional<LoadVitals> load = vitals.load().map(Loading::vitals);
    Optional<Responses> recent = load.flatMap(LoadVitals::recent);
    List<Double> figures =
        IntStream.range(0, NAMES.size() + vitals.power().size())
            .mapToObj(
                at ->
                    at < NAMES.size()
                        ? figure(NAMES.get(at), load, recent)
                        : number(vitals.power().get(at - NAMES.size()).watts()))
            .toList();
    return new Point(vitals.number(), vitals.since().toNanos() / 1e9, figures);
  }

  private static double figure(String name, Optional<LoadVitals> load, Optional<Responses> recent) {
    return switch (name) {
      case "asked" -> number(load.map(each -> each.rates().asked()));
      case "reached" -> number(load.map(each -> each.rates().reached()));
      case "failing" -> number(load.map(each -> each.rates().failing()));
      case "fresh" -> number(load.map(LoadVitals::freshShare));
      case "inFlight" -> load.map(each -> (double) each.inFlight()).orElse(Double.NaN);
      case "p50" -> seconds(recent.map(Responses::p50));
      case "p99" -> seconds(recent.map(Responses::p99));
      default -> throw new IllegalArgumentException("no figure is called \"" + name + "\"");
    };
  }

  private static double number(Optional<OptionalDouble> value) {
    return number(value.orElse(OptionalDouble.empty()));
  }

  private static double number(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  private static double seconds(Optional<Duration> span) {
    return span.map(each -> each.toNanos() / 1e9).orElse(Double.NaN);
  }

  /** A figure by its place; NaN where this look had none. */
  double figure(int at) {
    return at < figures.size() ? figures.get(at) : Double.NaN;
  }

  /** One for all of them, which are not none. */
  static Point together(List<Point> points) {
    Point last = points.get(points.size() - 1);
    int most = points.stream().mapToInt(point -> point.figures.size()).max().orElse(0);
    return new Point(
        last.number,
        last.seconds,
        IntStream.range(0, most).mapToObj(at -> together(points, at)).toList());
  }

  private static double together(List<Point> points, int at) {
    double[] known =
        points.stream()
            .mapToDouble(point -> point.figure(at))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    boolean worst = at < NAMES.size() && WORST.contains(NAMES.get(at));
    OptionalDouble one = worst ? Arrays.stream(known).max() : Arrays.stream(known).average();
    return one.orElse(Double.NaN);
  }
}
