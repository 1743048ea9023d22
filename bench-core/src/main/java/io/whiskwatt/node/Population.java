package io.whiskwatt.node;

/**
 * Sandboxes alive at one moment.
 *
 * @param busy running an activation, 0 or more
 * @param idle initialised and waiting, 0 or more
 * @param prewarmed started without code, 0 or more
 */
public record Population(int busy, int idle, int prewarmed) {
  public static final Population NONE = new Population(0, 0, 0);

  public Population {
    if (busy < 0 || idle < 0 || prewarmed < 0) {
      throw new IllegalArgumentException("a population must not be negative");
    }
  }

  public int total() {
    return busy + idle + prewarmed;
  }
}
