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
}
