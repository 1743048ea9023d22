package io.whiskwatt.cluster.inventory;

import java.util.Locale;
import java.util.Optional;

/** A file that the scripts download and check. */
public enum Download {
  CONTAINERD,
  FLANNEL,
  KATA,
  HELM,
  OPENWHISK_CHART,
  WSK;

  /** The word used in {@code cluster.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The SHA-256 of a release, as its project published it for x86-64; empty: it is not known here.
   */
  Optional<String> published(Version version) {
    return Optional.ofNullable(PublishedChecksums.ALL.get(key() + " " + version));
  }
}
