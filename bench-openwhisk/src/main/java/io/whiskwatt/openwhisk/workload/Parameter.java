package io.whiskwatt.openwhisk.workload;

import io.whiskwatt.plan.Quantity;

/**
 * One field of a bundled workload's payload: a whole number.
 *
 * @param what for people: {@code bytes to digest}
 * @param unit how people write it, and what its number counts
 * @param fallback where the payload does not say
 * @param min the smallest allowed
 * @param max the largest allowed
 * @param inMemory true: as many bytes are held in the sandbox's memory at a time
 */
record Parameter(
    String name, String what, Quantity unit, long fallback, long min, long max, boolean inMemory) {
  private static final long KILOBYTE = 1L << 10;
  private static final long MEGABYTE = 1L << 20;

  static Parameter size(String name, String what, long fallback, long min, long max) {
    return new Parameter(name, what, Quantity.SIZE, fallback, min, max, false);
  }

  static Parameter duration(String name, String what, long fallback, long min, long max) {
    return new Parameter(name, what, Quantity.DURATION, fallback, min, max, false);
  }

  static Parameter count(String name, String what, long fallback, long min, long max) {
    return new Parameter(name, what, Quantity.NUMBER, fallback, min, max, false);
  }

  /** A temporary file counts too: where {@code /tmp} is a tmpfs, it is memory. */
  Parameter heldInMemory() {
    return new Parameter(name, what, unit, fallback, min, max, true);
  }

  boolean allows(long value) {
    return value >= min && value <= max;
  }

  /** {@code 1 MB}, {@code 100ms}, {@code 1000}: as a study file says it. */
  String written(long value) {
    return switch (unit) {
      case SIZE -> size(value);
      case DURATION -> value + "ms";
      case NUMBER -> Long.toString(value);
    };
  }

  private static String size(long bytes) {
    if (bytes > 0 && bytes % MEGABYTE == 0) {
      return bytes / MEGABYTE + " MB";
    }
    return bytes > 0 && bytes % KILOBYTE == 0 ? bytes / KILOBYTE + " kB" : bytes + " B";
  }

  /** {@code from 1 kB to 64 MB}. */
  String range() {
    return "from " + written(min) + " to " + written(max);
  }
}
