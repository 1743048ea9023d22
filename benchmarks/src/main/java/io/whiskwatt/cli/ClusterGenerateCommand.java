package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Download;
import io.whiskwatt.cluster.inventory.Inventory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the scripts that set up clusters. */
@Command(
    name = "generate",
    description = {
      "Write the scripts of each cluster into a folder of its name, to be read and run by hand."
          + " Their values stand at their tops; each is safe to run twice."
    },
    footer = {"Example:", "  cluster generate cluster1.yaml cluster2.yaml --out scripts"})
final class ClusterGenerateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CLUSTER.yaml",
      arity = "1..*",
      description = "Descriptions of clusters, one for each.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the clusters' folders. Default: ${DEFAULT-VALUE}.",
      defaultValue = "scripts")
  private Path out = Path.of("scripts");

  ClusterGenerateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).together(files, complaints);
    complaints.orThrow();
    for (Inventory cluster : clusters) {
      write(cluster);
    }
    return ExitCode.OK.number();
  }

  private void write(Inventory cluster) throws IOException, InterruptedException {
    PrintWriter print = surroundings.terminal().out();
    Path folder = out.resolve(cluster.name());
    print.println(folder + "/");
    ClusterFolder.of(surroundings.directory().resolve(out), cluster)
        .write()
        .forEach(name -> print.println("  " + name));
    if (!cluster.unpinned().isEmpty()) {
      print.println("  no checksum is known of: " + names(cluster, cluster.unpinned()) + ".");
      print.println(
          "  Their scripts stop at the download. cluster pin reads them and says what to write into"
              + " the description.");
    }
  }

  private static String names(Inventory cluster, List<Download> downloads) {
    return downloads.stream()
        .map(download -> download.key() + " " + cluster.versions().of(download))
        .collect(Collectors.joining(", "));
  }
}
