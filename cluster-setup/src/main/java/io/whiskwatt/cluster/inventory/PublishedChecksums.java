package io.whiskwatt.cluster.inventory;

import java.util.Map;

/** SHA-256 of releases for x86-64 that can be had without pinning them oneself. */
final class PublishedChecksums {
  static final Map<String, String> ALL =
      Map.of(
          "containerd 1.6.34",
          "18969d667cd6b9993d168f6d30f9ad978f0aca72cf984c1f522fc5277780885b",
          "containerd 1.7.20",
          "e09410787b6f392748959177a84e024424f75d7aff33ea1c5b783f2260edce67",
          "containerd 1.7.22",
          "f8b2d935d1f86003f4e0c1af3b9f0d2820bacabe6dc9f562785b74af24c5e468",
          "helm 3.14.4",
          "a5844ef2c38ef6ddf3b5a8f7d91e7e0e8ebc39a38bb3fc8013d629c1ef29c259",
          "helm 3.15.4",
          "11400fecfc07fd6f034863e4e0c4c4445594673fd2a129e701fe41f31170cfa9",
          "kata 3.0.2",
          "a32dc555ffae23f3caab3bc57b03d5ed7792f651221f6cb95cdfe906e18c4bd1",
          "kata 3.2.0",
          "21bb8484a060450d6522f29bed7d88d773c28520774eaa2c522b6f47fd12c4a1");

  private PublishedChecksums() {}
}
