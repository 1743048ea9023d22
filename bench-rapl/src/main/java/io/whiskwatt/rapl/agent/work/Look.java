package io.whiskwatt.rapl.agent.work;

import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.util.List;
import java.util.function.UnaryOperator;

/** All readings of one moment, in little memory. */
public final class Look {
  private final long nanos;
  private final String[] groups;
  private final UsageMeasure[] measures;
  private final double[] values;

  /**
   * A look.
   *
   * @param nanos when, on the node's clock
   * @param once gives the one instance of an equal text
   */
  Look(long nanos, List<UsageReading> readings, UnaryOperator<String> once) {
    this.nanos = nanos;
    this.groups = new String[readings.size()];
    this.measures = new UsageMeasure[readings.size()];
    this.values = new double[readings.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = once.apply(readings.get(i).group());
      measures[i] = readings.get(i).measure();
      values[i] = readings.get(i).value();
    }
  }

  public long nanos() {
    return nanos;
  }

  public int size() {
    return groups.length;
  }

  public String group(int reading) {
    return groups[reading];
  }

  public UsageMeasure measure(int reading) {
    return measures[reading];
  }

  public double value(int reading) {
    return values[reading];
  }
}
