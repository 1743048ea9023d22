package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.Download;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.Isolation;
import io.whiskwatt.cluster.script.Script;
import io.whiskwatt.cluster.script.Scripts;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private static final Set<ContainerRuntime> INSTALLED =
      Set.of(ContainerRuntime.RUNC, ContainerRuntime.KATA_QEMU);

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
  public Integer call() throws IOException {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).read(files, complaints);
    clusters.stream()
        .filter(ClusterGenerateCommand::needsWebhook)
        .forEach(cluster -> complaints.add(noWebhook(cluster)));
    clusters.forEach(cluster -> checkRuntimes(cluster, complaints));
    checkNames(clusters, complaints);
    complaints.orThrow();
    for (Inventory cluster : clusters) {
      write(cluster);
    }
    return ExitCode.OK.number();
  }

  /** Its pods would silently stay on runc. */
  private static boolean needsWebhook(Inventory cluster) {
    return cluster.isolation() == Isolation.WEBHOOK
        && (cluster.isSwitched() || cluster.firstRuntime() != ContainerRuntime.RUNC);
  }

  private static Problem noWebhook(Inventory cluster) {
    return Problem.of(
        "\""
            + cluster.name()
            + "\" is to be isolated by a webhook, which this version does not set up: its action"
            + " pods would stay on runc",
        cluster.isSwitched()
            ? "describe a cluster for each runtime, each with isolation: pod-template"
            : "write isolation: pod-template");
  }

  private static void checkRuntimes(Inventory cluster, Complaints complaints) {
    cluster.runtimes().stream()
        .filter(runtime -> !INSTALLED.contains(runtime))
        .forEach(
            runtime ->
                complaints.add(
                    Problem.of(
                        "\""
                            + cluster.name()
                            + "\" is to have "
                            + runtime.key()
                            + ", which no script of this version installs",
                        "write runc or kata-qemu")));
  }

  private static void checkNames(List<Inventory> clusters, Complaints complaints) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> addresses = new LinkedHashSet<>();
    for (Inventory cluster : clusters) {
      if (!seen.add(cluster.name())) {
        complaints.add(
            Problem.of(
                "two clusters have the name \"" + cluster.name() + "\"",
                "give each one of its own: cluster: cluster2"));
      }
      cluster.nodes().stream()
          .filter(node -> !addresses.add(node.address()))
          .forEach(
              node ->
                  complaints.add(
                      Problem.of(
                          "the machine "
                              + node.address()
                              + " ("
                              + node.hostname()
                              + ") belongs to two clusters",
                          "give each cluster machines of its own")));
    }
  }

  private void write(Inventory cluster) throws IOException {
    PrintWriter print = surroundings.terminal().out();
    Path folder = out.resolve(cluster.name());
    Path here = surroundings.directory().resolve(folder);
    Files.createDirectories(here);
    print.println(folder + "/");
    for (Script script : Scripts.of(cluster)) {
      write(here.resolve(script.name()), script.text());
      print.println("  " + script.name());
    }
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

  /** Whole or not at all; nobody runs half of a script. */
  private static void write(Path file, String text) throws IOException {
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".script", ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
