package io.whiskwatt.openwhisk.client;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code wsk property set} keeps: an API host and a key. Whether to accept any certificate is
 * not in it ({@code wsk -i} is said anew each time).
 *
 * @param file where it was read
 * @param note others can read the file
 */
public record WskProps(Path file, URI apiHost, AuthKey key, Optional<String> note) {
  private static final String VARIABLE = "WSK_CONFIG_FILE";
  private static final String API_HOST = "APIHOST";
  private static final String AUTH = "AUTH";

  /** The file that {@code wsk} itself would read. */
  public static Path file(Map<String, String> environment, Path home) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .orElseGet(() -> home.resolve(".wskprops"));
  }

  /** Reads it, or says everything that is wrong with it. */
  public static Parsed<WskProps> read(Map<String, String> environment, Path home) {
    Path file = file(environment, home);
    try {
      return of(file, values(Files.readAllLines(file, StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      return Parsed.failed(
          Problem.of(
              "'" + file + "' cannot be read: " + unreadable.getClass().getSimpleName(),
              "make it by: wsk property set --apihost HOST --auth KEY"));
    }
  }

  private static Map<String, String> values(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return values;
  }

  private static Parsed<WskProps> of(Path file, Map<String, String> values) {
    List<Problem> problems = new ArrayList<>();
    Optional<URI> host = kept(apiHost(file, values), problems);
    Optional<AuthKey> key = kept(key(file, values), problems);
    return host.isPresent() && key.isPresent()
        ? Parsed.of(new WskProps(file, host.get(), key.get(), AuthKey.note(file)))
        : Parsed.failed(problems);
  }

  private static <T> Optional<T> kept(Parsed<T> parsed, List<Problem> problems) {
    problems.addAll(parsed.problems());
    return parsed.value();
  }

  private static Parsed<URI> apiHost(Path file, Map<String, String> values) {
    String text = values.getOrDefault(API_HOST, "");
    return text.isEmpty() ? missing(file, API_HOST, "--apihost HOST") : Endpoint.apiHost(text);
  }

  private static Parsed<AuthKey> key(Path file, Map<String, String> values) {
    String text = values.getOrDefault(AUTH, "");
    if (text.isEmpty()) {
      return missing(file, AUTH, "--auth KEY");
    }
    try {
      return Parsed.of(AuthKey.of(text));
    } catch (IllegalArgumentException malformed) {
      return Parsed.failed(
          Problem.of("AUTH in '" + file + "' is no key", String.valueOf(malformed.getMessage())));
    }
  }

  private static <T> Parsed<T> missing(Path file, String name, String option) {
    return Parsed.failed(
        Problem.of("'" + file + "' has no " + name, "set it by: wsk property set " + option));
  }

  public Endpoint endpoint(Trust trust) {
    return new Endpoint(apiHost, key, trust);
  }
}
