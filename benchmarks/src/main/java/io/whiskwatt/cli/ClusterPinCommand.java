package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Download;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.release.ReleaseSums;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says the checksums of downloads of which none is known. */
@Command(
    name = "pin",
    description = {
      "Read the downloads of which no checksum is known, and say what to write into the description."
          + " Nothing is kept of them, and no file is changed."
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
    Map<URI, ReleaseSums.Sum> read = new TreeMap<>();
    ReleaseSums sums = new ReleaseSums(MOST_BYTES);
    for (Inventory cluster : clusters) {
      complete &= pin(cluster, sums, read);
    }
    return (complete ? ExitCode.OK : ExitCode.ENVIRONMENT).number();
  }

  /** Returns false where one could not be read. */
  private boolean pin(Inventory cluster, ReleaseSums sums, Map<URI, ReleaseSums.Sum> read) {
    PrintWriter out = surroundings.terminal().out();
    if (cluster.unpinned().isEmpty()) {
      out.println("# " + cluster.name() + ": a checksum is known of every download");
      return true;
    }
    boolean complete = true;
    Map<Download, ReleaseSums.Sum> found = new TreeMap<>();
    for (Download download : cluster.unpinned()) {
      URI address = cluster.address(download);
      try {
        if (!read.containsKey(address)) {
          surroundings.terminal().err().println("reading " + address);
          read.put(address, sums.of(address));
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
      out.println("# " + cluster.name() + ": put these lines under versions:");
      out.println("  checksums:");
      found.forEach((download, sum) -> out.println("    " + download.key() + ": " + sum.sha256()));
    }
    return complete;
  }
}
