package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Download;
import io.whiskwatt.cluster.inventory.ImageName;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.release.ImageDigests;
import io.whiskwatt.cluster.release.ReleaseSums;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says the checksums of downloads of which none is known, and the digests of images. */
@Command(
    name = "pin",
    description = {
      "Read the downloads of which no checksum is known, ask the registry for the digest of the"
          + " webhook's image, and say what to write into the description. Nothing is kept of them,"
          + " and no file is changed."
    },
    footer = {
      "A checksum says that a download is the same as today, not that it is a good one: compare it"
          + " with what the project publishes.",
      "",
      "Example:",
      "  cluster pin cluster1.yaml cluster2.yaml"
    })
final class ClusterPinCommand implements Callable<Integer> {
  /** Kata's release has some 300 MB. */
  private static final long MOST_BYTES = 4L << 30;

  private final Surroundings surroundings;
  private final ReleaseSums releases = new ReleaseSums(MOST_BYTES);
  private final ImageDigests registries = new ImageDigests();
  private final Map<URI, ReleaseSums.Sum> read = new TreeMap<>();
  private final Map<ImageName, String> digests = new HashMap<>();

  @Parameters(
      paramLabel = "CLUSTER.yaml",
      arity = "1..*",
      description = "Descriptions of clusters, one for each.")
  private List<Path> files = List.of();

  ClusterPinCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).read(files, complaints);
    complaints.orThrow();
    boolean complete = true;
    for (Inventory cluster : clusters) {
      complete &= pinImage(cluster);
      complete &= pinDownloads(cluster);
    }
    if (complete) {
      surroundings.terminal().err().println("Then: cluster up " + names() + " --dry-run");
    }
    return (complete ? ExitCode.OK : ExitCode.ENVIRONMENT).number();
  }

  private String names() {
    return files.stream().map(Path::toString).collect(Collectors.joining(" "));
  }

  /** Returns false where its registry did not say. */
  private boolean pinImage(Inventory cluster) {
    Optional<ImageName> unpinned =
        cluster.webhook().image().filter(image -> image.digest().isEmpty());
    if (unpinned.isEmpty()) {
      return true;
    }
    try {
      ImageName pinned = unpinned.get().pinned(digest(unpinned.get()));
      say("# " + cluster.name() + ": put this line under webhook:, in place of the one there");
      say("  image: " + pinned);
      return true;
    } catch (IOException failure) {
      surroundings
          .terminal()
          .complain("the digest of " + unpinned.get() + " is not known: " + Failures.text(failure));
      return false;
    }
  }

  private String digest(ImageName image) throws IOException {
    String known = digests.get(image);
    if (known == null) {
      surroundings.terminal().err().println("asking " + image.host() + " for " + image);
      known = registries.of(image);
      digests.put(image, known);
    }
    return known;
  }

  /** Returns false where one could not be read. */
  private boolean pinDownloads(Inventory cluster) {
    if (cluster.unpinned().isEmpty()) {
      say("# " + cluster.name() + ": a checksum is known of every download");
      return true;
    }
    boolean complete = true;
    Map<Download, ReleaseSums.Sum> found = new TreeMap<>();
    for (Download download : cluster.unpinned()) {
      URI address = cluster.address(download);
      try {
        if (!read.containsKey(address)) {
          surroundings.terminal().err().println("reading " + address);
          read.put(address, releases.of(address));
        }
        found.put(download, read.get(address));
      } catch (IOException failure) {
        complete = false;
        surroundings
            .terminal()
            .complain(download.key() + " cannot be read: " + Failures.text(failure));
      }
    }
    if (!found.isEmpty()) {
      sayChecksums(cluster, found);
    }
    return complete;
  }

  /** In the form in which they can be put in, beside those that the description has. */
  private void sayChecksums(Inventory cluster, Map<Download, ReleaseSums.Sum> found) {
    boolean first = cluster.versions().checksums().isEmpty();
    say(
        "# "
            + cluster.name()
            + ": put these lines under "
            + (first ? "versions:" : "the checksums: that are there"));
    if (first) {
      say("  checksums:");
    }
    found.forEach((download, sum) -> say("    " + download.key() + ": " + sum.sha256()));
  }

  private void say(String line) {
    surroundings.terminal().out().println(line);
  }
}
