package io.whiskwatt.cluster.inventory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is installed, pinned.
 *
 * @param ubuntu the release of all nodes: {@code 20.04}
 * @param kata used only where a runtime needs it
 * @param openwhiskChart of the Helm chart
 * @param wsk of OpenWhisk's command line
 * @param checksums SHA-256 of downloads, lower-case hexadecimal digits; what {@code cluster.yaml}
 *     says comes before what is known
 */
public record Versions(
    String ubuntu,
    Version kubernetes,
    Version containerd,
    Version flannel,
    Version kata,
    Version helm,
    Version openwhiskChart,
    Version wsk,
    Map<Download, String> checksums) {
  public static final Versions DEFAULT =
      new Versions(
          "20.04",
          new Version(1, 28, 15),
          new Version(1, 7, 22),
          new Version(0, 25, 6),
          new Version(2, 5, 2),
          new Version(3, 14, 4),
          new Version(1, 0, 0),
          new Version(1, 2, 0),
          Map.of());

  /** Kata's binaries need GLIBC 2.34 from here on, which Ubuntu 20.04 does not have. */
  static final Version KATA_BEYOND_FOCAL = new Version(3, 14, 0);

  public Versions {
    checksums = Map.copyOf(checksums);
  }

  boolean kataRunsHere() {
    return !ubuntu.equals("20.04") || kata.compareTo(KATA_BEYOND_FOCAL) < 0;
  }

  /** The version of a download. */
  public Version of(Download download) {
    return switch (download) {
      case CONTAINERD -> containerd;
      case FLANNEL -> flannel;
      case KATA -> kata;
      case HELM -> helm;
      case OPENWHISK_CHART -> openwhiskChart;
      case WSK -> wsk;
    };
  }

  /** The SHA-256 that a download must have; empty: it is not pinned. */
  public Optional<String> checksum(Download download) {
    return Optional.ofNullable(checksums.get(download)).or(() -> download.published(of(download)));
  }

  /** The same with more checksums. */
  public Versions pinned(Map<Download, String> more) {
    Map<Download, String> all = new EnumMap<>(Download.class);
    all.putAll(checksums);
    all.putAll(more);
    return new Versions(
        ubuntu, kubernetes, containerd, flannel, kata, helm, openwhiskChart, wsk, all);
  }
}
