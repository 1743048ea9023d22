package io.whiskwatt.cli;

import io.whiskwatt.cli.load.LoadRequest;
import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Header;
import io.whiskwatt.openwhisk.call.CallPlan.Payload;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.OkHttpTransport;
import io.whiskwatt.openwhisk.wire.NioTransport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.trust.Trust;
import io.whiskwatt.units.Notation;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the options of {@code load}; what is wrong with them is said of all at once. */
final class LoadReader {
  static final String WINDOW = "30s";
  static final String DEADLINE = "60s";
  static final String TRANSPORT = "nio";
  static final String WARM_UP = "0s";
  static final String PACING = "parked";

  private static final int MOST_CALLERS = 10_000;
  private static final int MOST_IN_FLIGHT = 100_000;
  private static final int DEFAULT_IN_FLIGHT = 10_000;
  private static final int OPEN_LOAD_CONNECTIONS = 8;
  private static final long DEFAULT_SEED = 42;

  private final Complaints complaints = new Complaints();
  private final List<String> notes = new ArrayList<>();
  private final Path directory;
  private Optional<URI> url = Optional.empty();
  private LoadShape shape = new LoadShape.Closed(1, Duration.ZERO);
  private long seed = DEFAULT_SEED;
  private Duration warmUp = Duration.ZERO;
  private Optional<Duration> window = Optional.empty();
  private Optional<Duration> deadline = Optional.empty();
  private int inFlight = DEFAULT_IN_FLIGHT;
  private int connections;
  private Optional<LoadRequest.Via> via = Optional.empty();
  private Pacing pacing = Pacing.PARKED;
  private boolean selfWarmUp;
  private String method = "GET";
  private Optional<Payload> payload = Optional.empty();
  private Trust trust = Trust.systemDefault();

  LoadReader(Path directory) {
    this.directory = directory;
  }

  LoadReader url(String text) {
    try {
      URI parsed = new URI(text);
      boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
      if (http && parsed.getHost() != null && parsed.getRawUserInfo() == null) {
        url = Optional.of(parsed);
        return this;
      }
    } catch (URISyntaxException malformed) {
      // Said below.
    }
    complaints.add(
        Problem.of(
            "\"" + text + "\" is not a URL that can be invoked",
            "write http://HOST:PORT/PATH or https://…, without user and password"));
    return this;
  }

  LoadReader shape(
      Optional<String> rate,
      Optional<String> poisson,
      Optional<String> closed,
      Optional<String> seedText) {
    if (Stream.of(rate, poisson, closed).filter(Optional::isPresent).count() > 1) {
      complaints.add(
          Problem.of("the load is given twice", "keep one of --rate, --poisson and --closed"));
    }
    rate.flatMap(text -> complaints.quantity("--rate", text, Notation.RATE))
        .ifPresent(read -> shape = new LoadShape.Constant(read));
    poisson
        .flatMap(text -> complaints.quantity("--poisson", text, Notation.RATE))
        .ifPresent(read -> shape = new LoadShape.Poisson(read));
    closed
        .flatMap(text -> complaints.number("--closed", text, 1, MOST_CALLERS))
        .ifPresent(count -> shape = new LoadShape.Closed(count.intValue(), Duration.ZERO));
    seed =
        seedText
            .flatMap(text -> complaints.number("--seed", text, 0, Long.MAX_VALUE))
            .orElse(DEFAULT_SEED);
    return this;
  }

  LoadReader times(String warmUpText, String windowText, String deadlineText) {
    warmUp = complaints.quantity("--warm-up", warmUpText, Notation.DURATION).orElse(Duration.ZERO);
    window = span("--window", windowText);
    deadline = span("--deadline", deadlineText);
    return this;
  }

  private Optional<Duration> span(String option, String text) {
    Optional<Duration> span = complaints.quantity(option, text, Notation.DURATION);
    if (span.filter(Duration::isZero).isPresent()) {
      complaints.add(Problem.of(option + " \"" + text + "\" is no time at all", "write 30s"));
    }
    return span;
  }

  /** After the shape. */
  LoadReader limits(Optional<String> inFlightText, Optional<String> connectionsText) {
    int callers =
        shape instanceof LoadShape.Closed closed ? closed.concurrency() : OPEN_LOAD_CONNECTIONS;
    inFlight =
        Math.max(
            shape instanceof LoadShape.Closed ? callers : 1,
            count("--in-flight", inFlightText, MOST_IN_FLIGHT, DEFAULT_IN_FLIGHT));
    connections = Math.min(inFlight, count("--connections", connectionsText, inFlight, callers));
    return this;
  }

  private int count(String option, Optional<String> text, int most, int otherwise) {
    return text.flatMap(written -> complaints.number(option, written, 1, most))
        .map(Long::intValue)
        .orElse(otherwise);
  }

  LoadReader generator(String transport, String pacingText, boolean warmUp) {
    via = transport(transport).map(found -> new LoadRequest.Via(transport, found));
    if (via.isEmpty()) {
      unknown("--transport", transport, "transports", Transports.NAMES);
    }
    List<String> known = Arrays.stream(Pacing.values()).map(Pacing::key).toList();
    if (known.contains(pacingText)) {
      pacing = Pacing.valueOf(pacingText.toUpperCase(Locale.ROOT));
    } else {
      unknown("--pacing", pacingText, "pacings", known);
    }
    selfWarmUp = warmUp;
    return this;
  }

  private void unknown(String option, String text, String what, List<String> known) {
    complaints.add(
        Problem.of(option + " \"" + text + "\" is unknown", Suggestion.hint(text, what, known)));
  }

  private static Optional<Supplier<Transport>> transport(String name) {
    return switch (name) {
      case "nio" -> Optional.of(NioTransport::create);
      case "okhttp" -> Optional.of(OkHttpTransport::open);
      default -> Optional.empty();
    };
  }

  /** The names that {@code --transport} takes. */
  static final class Transports extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
    private static final List<String> NAMES = List.of("nio", "okhttp");

    Transports() {
      super(NAMES);
    }
  }

  LoadReader request(
      Optional<String> methodText,
      Optional<String> body,
      List<String> headers,
      Optional<Path> authFile) {
    method = methodText.orElse(body.isPresent() ? "POST" : "GET");
    if (!method.matches("[A-Z]{1,16}")) {
      complaints.add(
          Problem.of("--method \"" + method + "\" is not a method of HTTP", "write POST or GET"));
    }
    List<Header> lines = new ArrayList<>();
    headers.forEach(text -> header(text).ifPresent(lines::add));
    boolean typed = lines.stream().anyMatch(line -> line.name().equalsIgnoreCase("Content-Type"));
    if (body.isPresent() && !typed) {
      lines.add(new Header("Content-Type", "application/json"));
    }
    payload =
        Optional.of(
            new Payload(
                body.map(this::bytes).orElse(new byte[0]),
                lines,
                authFile.flatMap(this::key).map(AuthKey::header)));
    return this;
  }

  private byte[] bytes(String body) {
    if (!body.startsWith("@")) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Files.readAllBytes(directory.resolve(body.substring(1)));
    } catch (IOException unreadable) {
      complaints.add(
          Problem.of(
              "--body \"" + body + "\" cannot be read: " + Failures.text(unreadable),
              "after the @ stands a file"));
      return new byte[0];
    }
  }

  /** What a header says is not repeated in the message: it may be a key. */
  private Optional<Header> header(String text) {
    int colon = text.indexOf(':');
    boolean sound =
        colon > 0
            && text.substring(0, colon).matches("[!-9;-~]+")
            && text.chars().noneMatch(Character::isISOControl);
    if (!sound) {
      complaints.add(Problem.of("a --header is none", "write 'NAME: VALUE', in one line"));
      return Optional.empty();
    }
    return Optional.of(new Header(text.substring(0, colon), text.substring(colon + 1).strip()));
  }

  private Optional<AuthKey> key(Path file) {
    Parsed<AuthKey.FromFile> parsed = AuthKey.ofFile(directory.resolve(file));
    complaints.addAll(parsed.problems());
    parsed.value().flatMap(AuthKey.FromFile::note).ifPresent(notes::add);
    return parsed.value().map(AuthKey.FromFile::key);
  }

  /** After the URL. */
  LoadReader trust(boolean insecure, Optional<Path> caFile, Optional<String> fingerprint) {
    long given =
        Stream.of(insecure, caFile.isPresent(), fingerprint.isPresent())
            .filter(present -> present)
            .count();
    if (given > 1) {
      complaints.add(
          Problem.of(
              "the trust is given twice", "keep one of --insecure, --ca-file and --fingerprint"));
    }
    if (given > 0 && url.filter(address -> address.getScheme().equals("http")).isPresent()) {
      complaints.add(
          Problem.of(
              "a certificate is spoken of, and plain http shows none",
              "write https:// in the URL"));
    }
    trust =
        insecure
            ? Trust.insecure()
            : caFile
                .map(file -> Trust.caFile(directory.resolve(file)))
                .or(() -> fingerprint.flatMap(this::pinned))
                .orElse(Trust.systemDefault());
    return this;
  }

  private Optional<Trust> pinned(String text) {
    try {
      return Optional.of(Trust.pinned(text));
    } catch (IllegalArgumentException malformed) {
      complaints.add(
          Problem.of(
              "--fingerprint \"" + text + "\" is not a certificate's fingerprint",
              "take it from: openssl x509 -noout -fingerprint -sha256"));
      return Optional.empty();
    }
  }

  /** What the user must know beside. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * What was read.
   *
   * @throws InvalidConfiguration with every problem in it
   */
  LoadRequest read() {
    complaints.orThrow();
    URI address = url.orElseThrow();
    CallPlan calls =
        new CallPlan(
            origin(address),
            trust,
            List.of(new Target(method, path(address))),
            payload.orElseThrow(),
            deadline.orElseThrow(),
            inFlight,
            connections);
    return new LoadRequest(
        address,
        shape,
        warmUp,
        window.orElseThrow(),
        seed,
        pacing,
        selfWarmUp,
        via.orElseThrow(),
        calls);
  }

  private static URI origin(URI url) {
    boolean secure = url.getScheme().equals("https");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    return URI.create(url.getScheme() + "://" + url.getHost() + ":" + port);
  }

  private static String path(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
