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

  /** The file for x86-64, where it lies on a mirror. */
  String address(Version version, Mirrors mirrors) {
    String github = mirrors.github();
    return switch (this) {
      case CONTAINERD ->
          github
              + "/containerd/containerd/releases/download/v"
              + version
              + "/containerd-"
              + version
              + "-linux-amd64.tar.gz";
      case FLANNEL ->
          github + "/flannel-io/flannel/releases/download/v" + version + "/kube-flannel.yml";
      case KATA ->
          github
              + "/kata-containers/kata-containers/releases/download/"
              + version
              + "/"
              + KataRelease.asset(version);
      case HELM -> mirrors.helm() + "/helm-v" + version + "-linux-amd64.tar.gz";
      case OPENWHISK_CHART -> mirrors.chart().replace("VERSION", version.toString());
      case WSK ->
          github
              + "/apache/openwhisk-cli/releases/download/"
              + version
              + "/OpenWhisk_CLI-"
              + version
              + "-linux-amd64.tgz";
    };
  }

  /**
   * The SHA-256 of a release, as its project published it for x86-64; empty: it is not known here.
   */
  Optional<String> published(Version version) {
    return Optional.ofNullable(PublishedChecksums.ALL.get(key() + " " + version));
  }
}
