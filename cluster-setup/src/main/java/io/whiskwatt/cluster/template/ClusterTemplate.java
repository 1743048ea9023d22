package io.whiskwatt.cluster.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Descriptions of clusters to compare, to be changed and used. */
public enum ClusterTemplate {
  /** Two clusters of one master and four workers each: containers, and micro-VMs. */
  RUNC_VS_KATA,
  /** One cluster with both, whose runtime is switched between trials: design level L1. */
  SWITCHED;

  /**
   * One file.
   *
   * @param name without a folder
   * @param text that {@code InventoryReader} reads as it is
   */
  public record File(String name, String text) {}

  /** The word that names it: {@code runc-vs-kata}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A file for each cluster. */
  public List<File> files() {
    return names().stream().map(name -> new File(name, text(key() + "/" + name))).toList();
  }

  private List<String> names() {
    return switch (this) {
      case RUNC_VS_KATA -> List.of("cluster1.yaml", "cluster2.yaml");
      case SWITCHED -> List.of("cluster.yaml");
    };
  }

  private static String text(String resource) {
    try (InputStream in = ClusterTemplate.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the template \"" + resource + "\" is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template \"" + resource + "\" cannot be read", e);
    }
  }
}
