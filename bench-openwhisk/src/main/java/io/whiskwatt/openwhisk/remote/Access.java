package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.WskProps;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The part of a section that says where an OpenWhisk answers, with which key, and whom to believe:
 * {@code apihost}, {@code auth-file} or {@code auth}, and one of {@code insecure}, {@code ca-file}
 * and {@code fingerprint}. Where host or key are not written, {@code wsk}'s own file serves.
 */
final class Access {
  private static final String ONE_KEY = "keep auth-file or auth: ${env:NAME}, not both";
  private static final String ONE_TRUST = "keep one of insecure, ca-file and fingerprint";

  private final Section section;
  private final Supplier<Parsed<WskProps>> wskProps;
  private final Field<Optional<URI>> apiHost;
  private final Field<Optional<AuthKey.FromFile>> keyFile;
  private final Field<Optional<AuthKey>> key;
  private final Field<Optional<Trust>> insecure;
  private final Field<Optional<Trust>> caFile;
  private final Field<Optional<Trust>> fingerprint;
  private Optional<WskProps> properties = Optional.empty();

  /**
   * Asks the section for its keys.
   *
   * @param wskProps read only where it is needed
   */
  Access(Section section, Supplier<Parsed<WskProps>> wskProps) {
    this.section = section;
    this.wskProps = wskProps;
    this.apiHost = section.optional("apihost", placed(Values.text(), Endpoint::apiHost));
    this.keyFile = section.optional("auth-file", placed(Values.path(), AuthKey::ofFile));
    this.key = section.optional("auth", placed(Values.text(), Access::key));
    this.insecure =
        section.optional("insecure", Values.flag().then(Access::insecure), Optional.empty());
    this.caFile = section.optional("ca-file", placed(Values.path(), Access::caFile));
    this.fingerprint = section.optional("fingerprint", placed(Values.text(), Access::pinned));
    check();
  }

  private void check() {
    if (section.has("auth-file") && section.has("auth")) {
      section.refuse(key.position(), "the key is given twice", ONE_KEY);
    }
    List<String> trusts =
        Stream.of("insecure", "ca-file", "fingerprint").filter(section::has).toList();
    if (trusts.size() > 1) {
      section.refuse(
          section.position(), String.join(" and ", trusts) + " exclude each other", ONE_TRUST);
    }
    section.check(
        apiHost,
        host -> host.isEmpty() || host.get().getScheme().equals("https") || trusts.isEmpty(),
        "a certificate is spoken of, and plain http shows none",
        "write https:// in apihost, or leave " + String.join(", ", trusts) + " out");
    if (!section.has("apihost") || !hasKey()) {
      Parsed<WskProps> read = wskProps.get();
      properties = read.value();
      read.problems().forEach(this::missing);
    }
  }

  private boolean hasKey() {
    return section.has("auth-file") || section.has("auth");
  }

  /** The properties are only needed because something is not written here. */
  private void missing(Problem problem) {
    String what =
        section.has("apihost") ? "auth-file" : hasKey() ? "apihost" : "apihost, auth-file";
    section.refuse(
        section.position(),
        "there is no " + what + " here, and " + problem.message(),
        "add " + what + "; or " + problem.hint());
  }

  /** To be called where the section has no problem. */
  Endpoint endpoint() {
    URI host = apiHost.get().or(() -> properties.map(WskProps::apiHost)).orElseThrow();
    AuthKey known =
        key.get()
            .or(() -> keyFile.get().map(AuthKey.FromFile::key))
            .or(() -> properties.map(WskProps::key))
            .orElseThrow();
    Trust trust =
        Stream.of(insecure, caFile, fingerprint)
            .flatMap(each -> each.get().stream())
            .findFirst()
            .orElse(Trust.systemDefault());
    return new Endpoint(host, known, trust);
  }

  /** Whether functions run here is guessed from the host, as soon as that is known. */
  boolean isHere() {
    return apiHost
        .value()
        .flatMap(host -> host)
        .or(() -> properties.map(WskProps::apiHost))
        .filter(host -> RemoteSpec.isLoopback(host.getHost()))
        .isPresent();
  }

  /** What the user must know of where the key came from. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    keyFile.get().flatMap(AuthKey.FromFile::note).ifPresent(notes::add);
    if (!hasKey()) {
      properties.ifPresent(read -> notes.add("the key is the one in '" + read.file() + "'"));
      properties.flatMap(WskProps::note).ifPresent(notes::add);
    }
    return notes;
  }

  /** The message never holds the text: it may be a key. */
  private static Parsed<AuthKey> key(String text) {
    try {
      return Parsed.of(AuthKey.of(text));
    } catch (IllegalArgumentException malformed) {
      return Parsed.failed(
          Problem.of(
              "the value of \"auth\" is no key", "the variable holds user:password, in one line"));
    }
  }

  private static Parsed<Optional<Trust>> insecure(boolean any) {
    return Parsed.of(any ? Optional.of(Trust.insecure()) : Optional.empty());
  }

  private static Parsed<Trust> caFile(Path file) {
    return Files.isReadable(file)
        ? Parsed.of(Trust.caFile(file))
        : Parsed.failed(
            Problem.of(
                "the CA file \"" + file + "\" cannot be read",
                "it holds PEM certificates; a relative path starts at the study file"));
  }

  private static Parsed<Trust> pinned(String text) {
    try {
      return Parsed.of(Trust.pinned(text));
    } catch (IllegalArgumentException malformed) {
      return Parsed.failed(
          Problem.of(
              "\"" + text + "\" is not a certificate's fingerprint",
              "take it from: openssl s_client -connect HOST:PORT </dev/null | openssl x509"
                  + " -noout -fingerprint -sha256"));
    }
  }

  /** A further step whose problems have no place yet. */
  private static <T, R> ValueReader<R> placed(ValueReader<T> first, Function<T, Parsed<R>> step) {
    return node -> first.then(value -> at(node, step.apply(value))).read(node);
  }

  private static <R> Parsed<R> at(ConfigNode node, Parsed<R> parsed) {
    return parsed.problems().isEmpty()
        ? parsed
        : Parsed.failed(
            parsed.problems().stream()
                .map(each -> Problem.at(node.position(), each.message(), each.hint()))
                .toList());
  }
}
