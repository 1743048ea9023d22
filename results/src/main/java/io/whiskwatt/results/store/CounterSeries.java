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
  private int[] widths = new int[256];
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
      widths = Arrays.copyOf(widths, 2 * size);
      microjoules = Arrays.copyOf(microjoules, 2 * size);
    }
    nanos[size] = reading.nanos();
    widths[size] = (int) Math.min(Integer.MAX_VALUE, reading.widthNanos());
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

  /** How long the read took, up to 2.1 s: a longer one is held as that. */
  public long widthNanos(int index) {
    return widths[index];
  }

  /** The index of the last reading up to a time of the node's clock; −1: there is none. */
  public int lastNotAfter(long time) {
    int at = Arrays.binarySearch(nanos, 0, size, time);
    return at >= 0 ? at : -at - 2;
  }

  /** The index of the first reading from a time on; {@link #size()}: there is none. */
  public int firstNotBefore(long time) {
    int at = Arrays.binarySearch(nanos, 0, size, time);
    return at >= 0 ? at : -at - 1;
  }

  /** What the counter said, as it stood. */
  public long microjoules(int index) {
    return microjoules[index];
  }
}
