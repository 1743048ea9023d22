package io.whiskwatt.results.store;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.node.NodeId;

/** Counter series for tests of other packages. */
public final class SeriesOf {
  private SeriesOf() {}

  /** Pairs of seconds and microjoules. */
  public static CounterSeries pairs(double... secondsAndMicrojoules) {
    CounterSeries series = new CounterSeries(0, new NodeId("n"), "package-0");
    for (int i = 0; i < secondsAndMicrojoules.length; i += 2) {
      long nanos = Math.round(secondsAndMicrojoules[i] * 1e9);
      long microjoules = Math.round(secondsAndMicrojoules[i + 1]);
      series.add(new CounterReading(series.node(), series.zone(), i, nanos, 0, microjoules));
    }
    return series;
  }

  /** One reading a second of a counter that stands still, each of so many nanoseconds. */
  public static CounterSeries widths(long... widthNanos) {
    CounterSeries series = new CounterSeries(0, new NodeId("n"), "package-0");
    for (int i = 0; i < widthNanos.length; i++) {
      long nanos = i * 1_000_000_000L;
      series.add(new CounterReading(series.node(), series.zone(), i, nanos, widthNanos[i], 0));
    }
    return series;
  }
}
