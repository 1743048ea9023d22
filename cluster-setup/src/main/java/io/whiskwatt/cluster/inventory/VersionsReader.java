package io.whiskwatt.cluster.inventory;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code versions}. */
final class VersionsReader {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** kubeadm's configuration and the pause image are those of this minor version. */
  private static final int MINOR = 28;

  /** CRI of Kubernetes 1.28 works from here on. */
  private static final Version OLDEST_CONTAINERD = new Version(1, 6, 15);

  private VersionsReader() {}

  static Parsed<Versions> read(ConfigNode node) {
    Versions standard = Versions.DEFAULT;
    Section section = Section.of(node);
    Field<String> ubuntu =
        section.optional("ubuntu", Values.word("20.04", "22.04", "24.04"), standard.ubuntu());
    Field<Version> kubernetes = section.optional("kubernetes", version(), standard.kubernetes());
    Field<Version> containerd = section.optional("containerd", version(), standard.containerd());
    Field<Version> flannel = section.optional("flannel", version(), standard.flannel());
    Field<Version> kata = section.optional("kata", version(), standard.kata());
    Field<Version> helm = section.optional("helm", version(), standard.helm());
    Field<Version> chart =
        section.optional("openwhisk-chart", version(), standard.openwhiskChart());
    Field<Version> wsk = section.optional("wsk", version(), standard.wsk());
    Field<Map<Download, String>> checksums =
        section.optional("checksums", VersionsReader::checksums, Map.of());
    section.check(
        kubernetes,
        chosen -> chosen.major() == 1 && chosen.minor() == MINOR,
        "the scripts are written for Kubernetes 1." + MINOR,
        "write kubernetes: 1." + MINOR + ".15");
    section.check(
        containerd,
        chosen -> chosen.compareTo(OLDEST_CONTAINERD) >= 0,
        "containerd before " + OLDEST_CONTAINERD + " does not work with Kubernetes 1." + MINOR,
        "write containerd: " + standard.containerd());
    return section.build(
        () ->
            new Versions(
                ubuntu.get(),
                kubernetes.get(),
                containerd.get(),
                flannel.get(),
                kata.get(),
                helm.get(),
                chart.get(),
                wsk.get(),
                checksums.get()));
  }

  private static Parsed<Map<Download, String>> checksums(ConfigNode node) {
    Section section = Section.of(node);
    Map<Download, Field<Optional<String>>> fields = new EnumMap<>(Download.class);
    for (Download download : Download.values()) {
      fields.put(
          download,
          section.optional(
              download.key(),
              Values.text(SHA_256, "a SHA-256", "write 64 hexadecimal digits, as sha256sum does")));
    }
    return section.build(
        () -> {
          Map<Download, String> checksums = new EnumMap<>(Download.class);
          fields.forEach(
              (download, field) -> field.get().ifPresent(sum -> checksums.put(download, sum)));
          return checksums;
        });
  }

  private static ValueReader<Version> version() {
    return formed(Version::of, "a version", "write three numbers: 1.28.15");
  }

  /** Text that a type reads by itself. */
  static <T> ValueReader<T> formed(Function<String, Optional<T>> form, String what, String hint) {
    return node ->
        Values.text()
            .then(
                text ->
                    form.apply(text)
                        .map(Parsed::of)
                        .orElseGet(
                            () ->
                                Parsed.failed(
                                    Problem.at(
                                        node.position(),
                                        node.describe() + " is not " + what,
                                        hint))))
            .read(node);
  }
}
