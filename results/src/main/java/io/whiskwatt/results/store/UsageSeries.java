package io.whiskwatt.results.store;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.util.Arrays;

/**
 * All readings of one measure of one group in one session, in rising time on the node's clock. A
 * level holds until the next reading: it is told when it changes.
 */
public final class UsageSeries {
  private final int session;
  private final NodeId node;
  private final String group;
  private final UsageMeasure measure;
  private long[] nanos = new long[64];
  private double[] values = new double[64];
  private int size;

  UsageSeries(int session, NodeId node, String group, UsageMeasure measure) {
    this.session = session;
    this.node = node;
    this.group = group;
    this.measure = measure;
  }

  void add(UsageReading reading) {
    if (size > 0 && reading.nanos() <= nanos[size - 1]) {
      return; // two readings of one moment say nothing that one does not
    }
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    nanos[size] = reading.nanos();
    values[size] = reading.value();
    size++;
  }

  public int session() {
    return session;
  }

  public NodeId node() {
    return node;
  }

  /** As in {@link UsageReading}. */
  public String group() {
    return group;
  }

  public UsageMeasure measure() {
    return measure;
  }

  public int size() {
    return size;
  }

  /** When a reading was taken, on the node's clock. */
  public long nanos(int index) {
    return nanos[index];
  }

  /** In the measure's unit. */
  public double value(int index) {
    return values[index];
  }
}
