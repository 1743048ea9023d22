package io.whiskwatt.rapl.agent.ring;

import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * The last samples of a node in one array of fixed size. One thread writes; readers copy what they
 * want and then look whether the writer has come by in the meantime, so that they never wait for
 * each other.
 */
public final class SampleRing {
  /** The largest answer, 256 KiB: a few at a time fit into a small heap. */
  private static final int MOST_LONGS = 32_768;

  private final List<String> zones;
  private final int capacity;
  private final int width;
  private final long[] cells;
  private volatile long next;

  /**
   * An empty ring.
   *
   * @param zones in the order in which their readings stand in a sample
   * @param capacity samples, 2 or more
   */
  public SampleRing(List<String> zones, int capacity) {
    if (capacity < 2) {
      throw new IllegalArgumentException("a ring holds two samples or more, not " + capacity);
    }
    this.zones = List.copyOf(zones);
    this.capacity = capacity;
    this.width = Samples.width(zones.size());
    this.cells = new long[Math.multiplyExact(capacity, width)];
  }

  /** The bytes that one sample of so many zones takes. */
  public static int bytesPerSample(int zones) {
    return Long.BYTES * Samples.width(zones);
  }

  public List<String> zones() {
    return zones;
  }

  /** The samples it can answer with. */
  public int size() {
    // The slot of the oldest is the one that is written next.
    return capacity - 1;
  }

  /** The sequence number of the sample to come. */
  public long next() {
    return next;
  }

  /** Adds the sample with the number {@link #next}. For one thread only. */
  void add(long[] sample) {
    long sequence = next;
    // A reader that sees any of what follows must also see that this slot is being written.
    VarHandle.storeStoreFence();
    System.arraycopy(sample, 0, cells, slot(sequence), width);
    next = sequence + 1;
  }

  /**
   * Samples from a number on.
   *
   * @param since 0 or more; older ones than there are begin with the oldest, newer ones are none
   * @param limit the most to give, 1 or more; large samples are cut off before
   */
  public Samples from(long since, int limit) {
    while (true) {
      long end = next;
      long first = Math.min(end, Math.max(since, oldest(end)));
      int count = (int) Math.min(end - first, Math.min(limit, Math.max(1, MOST_LONGS / width)));
      long[] copy = copy(first, count);
      VarHandle.loadLoadFence();
      if (count == 0 || first >= oldest(next)) {
        return new Samples(zones, first, end, copy);
      }
    }
  }

  private long oldest(long end) {
    return Math.max(0, end - size());
  }

  private long[] copy(long first, int count) {
    long[] copy = new long[count * width];
    int upToEnd = Math.min(count, capacity - (int) (first % capacity));
    System.arraycopy(cells, slot(first), copy, 0, upToEnd * width);
    System.arraycopy(cells, 0, copy, upToEnd * width, (count - upToEnd) * width);
    return copy;
  }

  private int slot(long sequence) {
    return (int) (sequence % capacity) * width;
  }
}
