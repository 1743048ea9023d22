package io.whiskwatt.cluster.inventory;

/**
 * What is installed, pinned.
 *
 * @param ubuntu the release of all nodes: {@code 20.04}
 * @param kata used only where a runtime needs it
 * @param openwhiskChart of the Helm chart
 * @param wsk of OpenWhisk's command line
 */
public record Versions(
    String ubuntu, Version kubernetes, Version kata, Version openwhiskChart, Version wsk) {
  public static final Versions DEFAULT =
      new Versions(
          "20.04",
          new Version(1, 28, 15),
          new Version(2, 5, 2),
          new Version(1, 0, 0),
          new Version(1, 2, 0));

  /** Kata's binaries need GLIBC 2.34 from here on, which Ubuntu 20.04 does not have. */
  static final Version KATA_BEYOND_FOCAL = new Version(3, 14, 0);

  boolean kataRunsHere() {
    return !ubuntu.equals("20.04") || kata.compareTo(KATA_BEYOND_FOCAL) < 0;
  }
}
