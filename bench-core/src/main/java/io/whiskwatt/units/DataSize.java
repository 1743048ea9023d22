package io.whiskwatt.units;

/**
 * A size in bytes. {@code MB} is 2^20 bytes, as OpenWhisk's memory limits count.
 *
 * @param bytes the size, 0 or more
 */
public record DataSize(long bytes) {
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size must not be negative, not " + bytes);
    }
  }

  public static DataSize ofBytes(long bytes) {
    return new DataSize(bytes);
  }

  public static DataSize ofMegabytes(long megabytes) {
    return new DataSize(Math.multiplyExact(megabytes, 1L << 20));
  }

  /** Whole megabytes, rounded up. */
  public long megabytes() {
    return (bytes + (1L << 20) - 1) >> 20;
  }

  @Override
  public String toString() {
    return bytes % (1L << 20) == 0 ? (bytes >> 20) + "MB" : bytes + "B";
  }
}
