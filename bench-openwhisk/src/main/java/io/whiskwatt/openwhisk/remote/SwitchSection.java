package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code switch: { runtime-class: kata-qemu, replicas: [ { url: "https://HOST:31002",
 * fingerprint: "9A:…" } ], token-file: FILE }}.
 */
final class SwitchSection {
  private static final Pattern CLASS = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern URL = Pattern.compile("https://[A-Za-z0-9.\\[\\]:-]+");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");
  private static final int LONGEST_FILE = 4096;

  private SwitchSection() {}

  static Parsed<Optional<RuntimeSwitch>> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> name =
        section.required(
            "runtime-class",
            Values.text(CLASS, "the name of a RuntimeClass", "write runc or kata-qemu"));
    ValueReader<RuntimeSwitch.Replica> one = SwitchSection::replica;
    Field<List<RuntimeSwitch.Replica>> replicas = section.required("replicas", one.oneOrMore());
    ValueReader<Path> file = Values.path();
    Field<String> token =
        section.required("token-file", value -> file.then(path -> token(value, path)).read(value));
    return section.build(
        () -> Optional.of(new RuntimeSwitch(name.get(), replicas.get(), token.get())));
  }

  private static Parsed<RuntimeSwitch.Replica> replica(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> url =
        section.required(
            "url", Values.text(URL, "an address with https", "write https://HOST:31002"));
    Field<Optional<String>> fingerprint = section.optional("fingerprint", Values.text());
    Field<Boolean> insecure = section.optional("insecure", Values.flag(), false);
    section.check(
        fingerprint,
        text -> text.isEmpty() || text.get().replace(":", "").matches("[0-9A-Fa-f]{64}"),
        "that is not a certificate's fingerprint",
        "cluster verify writes it into study.yaml");
    section.check(
        insecure,
        any -> !any || !section.has("fingerprint"),
        "fingerprint and insecure exclude each other",
        "keep one of them");
    return section.build(
        () ->
            new RuntimeSwitch.Replica(
                URI.create(url.get()),
                fingerprint
                    .get()
                    .map(Trust::pinned)
                    .orElseGet(() -> insecure.get() ? Trust.insecure() : Trust.systemDefault())));
  }

  /** The message never holds the text: it is a secret. */
  private static Parsed<String> token(ConfigNode node, Path file) {
    try {
      String text = Files.size(file) > LONGEST_FILE ? "" : Files.readString(file).strip();
      return TOKEN.matcher(text).matches()
          ? Parsed.of(text)
          : Parsed.failed(
              Problem.at(
                  node.position(),
                  "\"" + file + "\" holds no token",
                  "name the webhook.token that cluster up made"));
    } catch (IOException failure) {
      return Parsed.failed(
          Problem.at(
              node.position(),
              "the token file \"" + file + "\" cannot be read",
              "name the webhook.token that cluster up made"));
    }
  }
}
