package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.ImageName;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.InventoryReader;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Descriptions of clusters as the user names them. */
record ClusterFiles(Surroundings surroundings) {
  private static final Set<ContainerRuntime> INSTALLED =
      Set.of(ContainerRuntime.RUNC, ContainerRuntime.KATA_QEMU);

  /** Those that can be set up side by side; what is wrong with any of them is complained about. */
  List<Inventory> together(List<Path> files, Complaints complaints) {
    List<Inventory> clusters = read(files, complaints);
    clusters.stream()
        .filter(Inventory::needsWebhook)
        .forEach(cluster -> checkImage(cluster, complaints));
    clusters.forEach(cluster -> checkRuntimes(cluster, complaints));
    checkNames(clusters, complaints);
    return clusters;
  }

  /** Those that could be read; what is wrong with the others is complained about. */
  List<Inventory> read(List<Path> files, Complaints complaints) {
    List<Inventory> clusters = new ArrayList<>();
    for (Path file : files) {
      Parsed<Inventory> read = read(file);
      complaints.addAll(read.problems());
      read.value().ifPresent(clusters::add);
    }
    return clusters;
  }

  private Parsed<Inventory> read(Path file) {
    try {
      String text =
          Files.readString(surroundings.directory().resolve(file), StandardCharsets.UTF_8);
      return new InventoryReader(Environment.ofThisProcess()).read(text, file.toString());
    } catch (IOException failure) {
      return Parsed.failed(
          Problem.of(Failures.text(failure), "name a description that cluster init wrote"));
    }
  }

  private static void checkImage(Inventory cluster, Complaints complaints) {
    Optional<ImageName> image = cluster.webhook().image();
    if (image.isEmpty()) {
      complaints.add(
          Problem.of(
              "\""
                  + cluster.name()
                  + "\" needs the webhook, and no image with a Java runtime is named for it",
              "write webhook: { image: docker.io/library/eclipse-temurin:17-jre }, then cluster pin"
                  + (cluster.isSwitched() ? "" : "; or isolation: pod-template")));
    } else if (image.get().digest().isEmpty()) {
      complaints.add(
          Problem.of(
              "the webhook's image "
                  + image.get()
                  + " of \""
                  + cluster.name()
                  + "\" is not pinned: its tag may mean another image tomorrow",
              "write its digest behind it, @sha256:…; cluster pin says it"));
    }
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
}
