package io.whiskwatt.cli.performance.soak;

/** One thing that must not grow. */
enum Measure {
  RESIDENT("resident set, MB", 1 << 20, 16),
  HEAP("heap after a full collection, MB", 1 << 20, 8),
  DIRECT("direct buffers, MB", 1 << 20, 4),
  SOCKETS("open sockets", 1, 10),
  THREADS("threads", 1, 10),
  IN_FLIGHT("calls in flight", 1, 10);

  /** Of what it was in the first third. */
  private static final double GROWTH_LIMIT = 0.15;

  private final String title;
  private final long unit;
  private final double least;

  /**
   * A measure.
   *
   * @param unit how many of the sample's one of the title's is
   * @param least a growth that is never too much, in the title's unit
   */
  Measure(String title, long unit, double least) {
    this.title = title;
    this.unit = unit;
    this.least = least;
  }

  String title() {
    return title;
  }

  /** In the title's unit. */
  double of(Sample sample) {
    long value =
        switch (this) {
          case RESIDENT -> sample.residentBytes();
          case HEAP -> sample.heapBytes();
          case DIRECT -> sample.directBytes();
          case SOCKETS -> sample.sockets();
          case THREADS -> sample.threads();
          case IN_FLIGHT -> sample.inFlight();
        };
    return (double) value / unit;
  }

  /** What it may grow by, from the first third to the last. */
  double limit(double first) {
    return Math.max(least, GROWTH_LIMIT * first);
  }
}
