package io.whiskwatt.rapl.client;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One agent of a list: its URL, or {@code { url: URL, fingerprint: … }} with at most one of {@code
 * fingerprint}, {@code ca-file} and {@code insecure: true}.
 */
final class AgentSection {
  private static final List<String> TRUSTS = List.of("fingerprint", "ca-file", "insecure");

  private AgentSection() {}

  static Parsed<AgentAddress> read(ConfigNode node) {
    if (node instanceof ConfigNode.Scalar) {
      ValueReader<URI> url = AgentUrl::read;
      return url.then(found -> safe(node, new AgentAddress(found, Trust.systemDefault())))
          .read(node);
    }
    Section section = Section.of(node);
    Field<URI> url = section.required("url", AgentUrl::read);
    Field<Optional<Trust>> fingerprint = section.optional("fingerprint", AgentSection::pinned);
    Field<Optional<Trust>> caFile = section.optional("ca-file", AgentSection::caFile);
    Field<Boolean> insecure = section.optional("insecure", Values.flag(), false);
    List<String> written = TRUSTS.stream().filter(section::has).toList();
    if (written.size() > 1) {
      section.refuse(
          section.position(),
          String.join(" and ", written) + " exclude each other",
          "keep one of " + String.join(", ", TRUSTS));
    }
    Parsed<AgentAddress> agent =
        section.build(
            () ->
                new AgentAddress(
                    url.get(),
                    Stream.of(fingerprint.get(), caFile.get())
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(
                            () -> insecure.get() ? Trust.insecure() : Trust.systemDefault())));
    return agent.value().map(address -> safe(node, address)).orElse(agent);
  }

  /** In the clear anyone on the way reads the token, and can answer in the agent's place. */
  private static Parsed<AgentAddress> safe(ConfigNode node, AgentAddress agent) {
    boolean guarded = !agent.isPlain() || AgentUrl.isLoopback(agent.url());
    if (guarded || agent.trust() instanceof Trust.Insecure) {
      return Parsed.of(agent);
    }
    return Parsed.failed(
        Problem.at(
            node.position(),
            "\"" + agent + "\" is plain HTTP to another machine",
            "start the agent with --tls and write https, or accept it: { url: \""
                + agent
                + "\", insecure: true }"));
  }

  private static Parsed<Trust> pinned(ConfigNode node) {
    ValueReader<String> text = Values.text();
    return text.then(value -> fingerprint(node, value)).read(node);
  }

  private static Parsed<Trust> fingerprint(ConfigNode node, String text) {
    try {
      return Parsed.of(Trust.pinned(text));
    } catch (IllegalArgumentException malformed) {
      return Parsed.failed(
          Problem.at(
              node.position(),
              "\"" + text + "\" is not a certificate's fingerprint",
              "copy the SHA-256 fingerprint that the agent prints when it starts"));
    }
  }

  private static Parsed<Trust> caFile(ConfigNode node) {
    ValueReader<Path> path = Values.path();
    return path.then(
            file ->
                Files.isReadable(file)
                    ? Parsed.of(Trust.caFile(file))
                    : Parsed.<Trust>failed(
                        Problem.at(
                            node.position(),
                            "the CA file \"" + file + "\" cannot be read",
                            "it holds PEM certificates; a relative path starts at the study"
                                + " file")))
        .read(node);
  }
}
