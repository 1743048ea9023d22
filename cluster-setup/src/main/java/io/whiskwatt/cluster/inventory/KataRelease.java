package io.whiskwatt.cluster.inventory;

import java.util.Map;
import java.util.Optional;

/** What is known of a release of Kata Containers. */
public final class KataRelease {
  private static final Version RENAMED = new Version(3, 2, 0);
  private static final Version ZSTANDARD = new Version(3, 21, 0);

  private static final Map<String, String> GUEST_KERNELS =
      Map.of(
          "2.5.2", "5.19.2",
          "3.0.2", "5.19.2",
          "3.2.0", "6.1.38",
          "3.13.0", "6.12.8");

  private KataRelease() {}

  /** The static release's file for x86-64. */
  public static String asset(Version kata) {
    String machine = kata.compareTo(RENAMED) < 0 ? "x86_64" : "amd64";
    String packing = kata.compareTo(ZSTANDARD) < 0 ? "tar.xz" : "tar.zst";
    return "kata-static-" + kata + "-" + machine + "." + packing;
  }

  /** The kernel that its guests run; empty: not known here. */
  public static Optional<String> guestKernel(Version kata) {
    return Optional.ofNullable(GUEST_KERNELS.get(kata.toString()));
  }
}
