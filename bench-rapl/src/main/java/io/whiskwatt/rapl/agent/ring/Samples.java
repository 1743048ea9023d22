package io.whiskwatt.rapl.agent.ring;

import java.util.List;

/** Consecutive samples, copied out of the ring. */
public final class Samples {
  /** Stands where a zone gave no value. */
  static final long NONE = -1;

  /** The middle of the read, its width, and the counter. */
  private static final int LONGS_PER_ZONE = 3;

  private final List<String> zones;
  private final long first;
  private final long end;
  private final long[] cells;

  /**
   * Samples.
   *
   * @param end one more than the number of the newest sample there was, in here or not
   * @param cells for each sample when it was complete, then three numbers for each zone
   */
  Samples(List<String> zones, long first, long end, long[] cells) {
    this.zones = zones;
    this.first = first;
    this.end = end;
    this.cells = cells;
  }

  static int width(int zones) {
    return 1 + LONGS_PER_ZONE * zones;
  }

  /** Where the reading of a zone begins in a sample. */
  static int column(int zone) {
    return width(zone);
  }

  public List<String> zones() {
    return zones;
  }

  /** The sequence number of the first sample, or of the one to come where there is none. */
  public long first() {
    return first;
  }

  /** The sequence number to ask from next time. */
  public long next() {
    return first + count();
  }

  public long end() {
    return end;
  }

  public int count() {
    return cells.length / width(zones.size());
  }

  /** When a sample was complete, on the node's clock. */
  public long nanos(int sample) {
    return cells[sample * width(zones.size())];
  }

  /** False: the zone gave no value. */
  public boolean has(int sample, int zone) {
    return microjoules(sample, zone) != NONE;
  }

  public long middleNanos(int sample, int zone) {
    return cells[at(sample, zone)];
  }

  public long widthNanos(int sample, int zone) {
    return cells[at(sample, zone) + 1];
  }

  /** The raw counter, 0 or more. */
  public long microjoules(int sample, int zone) {
    return cells[at(sample, zone) + 2];
  }

  private int at(int sample, int zone) {
    return sample * width(zones.size()) + column(zone);
  }
}
