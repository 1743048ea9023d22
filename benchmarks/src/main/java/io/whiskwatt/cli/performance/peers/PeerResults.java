package io.whiskwatt.cli.performance.peers;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code compare.py} wrote: a tree of texts and numbers, found by the keys on the way. */
public final class PeerResults {
  private static final String VERSION = "1";

  private final ConfigNode root;

  private PeerResults(ConfigNode root) {
    this.root = root;
  }

  /**
   * Reads a file; JSON is YAML.
   *
   * @throws io.whiskwatt.config.InvalidConfiguration when it is no such file
   */
  public static PeerResults read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return new YamlReader(Environment.unread())
        .read(text, file.toString(), PeerResults::checked)
        .orThrow();
  }

  private static Parsed<PeerResults> checked(ConfigNode root) {
    PeerResults results = new PeerResults(root);
    String version = results.text("version").orElse("");
    return version.equals(VERSION)
        ? Parsed.of(results)
        : Parsed.failed(
            Problem.at(
                root.position(),
                "its version is \"" + version + "\", not " + VERSION,
                "write it with benchmarks/peers/compare.py of the same checkout"));
  }

  Optional<String> text(String... path) {
    return find(root, List.of(path))
        .filter(ConfigNode.Scalar.class::isInstance)
        .map(node -> ((ConfigNode.Scalar) node).text());
  }

  Optional<Double> number(String... path) {
    return text(path).map(Double::parseDouble);
  }

  /** The keys of a mapping in the file's order; none where there is no such mapping. */
  List<String> keys(String... path) {
    return find(root, List.of(path))
        .filter(ConfigNode.Mapping.class::isInstance)
        .map(node -> ((ConfigNode.Mapping) node).entries())
        .map(entries -> entries.stream().map(ConfigNode.Entry::key).toList())
        .orElse(List.of());
  }

  /** The scalars of a list; none where there is no such list. */
  List<String> texts(String... path) {
    return find(root, List.of(path))
        .filter(ConfigNode.Sequence.class::isInstance)
        .map(node -> ((ConfigNode.Sequence) node).items())
        .map(items -> items.stream().map(each -> ((ConfigNode.Scalar) each).text()).toList())
        .orElse(List.of());
  }

  private static Optional<ConfigNode> find(ConfigNode node, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(node);
    }
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(path.get(0)))
        .findFirst()
        .flatMap(entry -> find(entry.value(), path.subList(1, path.size())));
  }
}
