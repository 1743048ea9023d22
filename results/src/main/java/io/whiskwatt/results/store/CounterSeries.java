package io.whiskwatt.results.store;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.node.NodeId;
import java.util.Arrays;

/** All readings of one counter in one session, in rising time on the node's clock. */
public final class CounterSeries {
  private final int session;
  private final NodeId node;
  private final String zone;
  private long[] nanos = new long[256];
  private long[] microjoules = new long[256];
  private int size;

  CounterSeries(int session, NodeId node, String zone) {
    this.session = session;
    this.node = node;
    this.zone = zone;
  }

  void add(CounterReading reading) {
    if (size > 0 && reading.nanos() <= nanos[size - 1]) {
      return; // two readings of one moment say nothing that one does not
    }
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
      microjoules = Arrays.copyOf(microjoules, 2 * size);
    }
    nanos[size] = reading.nanos();
    microjoules[size] = reading.microjoules();
    size++;
  }

  public int session() {
    return session;
  }

  public NodeId node() {
    return node;
  }

  /** As in {@link CounterReading}. */
  public String zone() {
    return zone;
  }

  public int size() {
    return size;
  }

  /** When a reading was taken, on the node's clock. */
  public long nanos(int index) {
    return nanos[index];
  }

  /** What the counter said, as it stood. */
  public long microjoules(int index) {
    return microjoules[index];
  }
}
