package io.whiskwatt.cli;

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
import java.util.List;

/** Descriptions of clusters as the user names them. */
record ClusterFiles(Surroundings surroundings) {
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
}
