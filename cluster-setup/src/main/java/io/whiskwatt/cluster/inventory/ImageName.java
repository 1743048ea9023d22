package io.whiskwatt.cluster.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container image, with its registry.
 *
 * @param host of the registry, with its port where it has one
 * @param repository within it
 * @param tag empty: {@code latest}, or the digest alone
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record ImageName(
    String host, String repository, Optional<String> tag, Optional<String> digest) {
  /** What a name without a registry means, and where it answers. */
  private static final String DOCKER = "docker.io";

  private static final String DOCKER_ANSWERS_AT = "index.docker.io";

  private static final String HOST =
      "[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+(?::[0-9]{1,5})?|[a-zA-Z0-9-]+:[0-9]{1,5}|localhost";
  private static final String SEGMENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?<host>%1$s)/)?(?<repository>%2$s(?:/%2$s)*)".formatted(HOST, SEGMENT)
              + "(?::(?<tag>[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}))?"
              + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");
  private static final int LONGEST = 400;
  private static final int HIGHEST_PORT = 65_535;

  /** Reads a name as the Distribution specification has it; empty: it is none. */
  public static Optional<ImageName> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = NAME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host =
        Optional.ofNullable(matcher.group("host")).orElse(DOCKER).toLowerCase(Locale.ROOT);
    int port = host.indexOf(':');
    if (port > 0 && Integer.parseInt(host.substring(port + 1)) > HIGHEST_PORT) {
      return Optional.empty();
    }
    String repository = matcher.group("repository");
    boolean official = host.equals(DOCKER) && repository.indexOf('/') < 0;
    return Optional.of(
        new ImageName(
            host,
            official ? "library/" + repository : repository,
            Optional.ofNullable(matcher.group("tag")),
            Optional.ofNullable(matcher.group("digest"))));
  }

  /** The same image as it is under a digest, and no other ever. */
  public ImageName pinned(String sha256) {
    return new ImageName(host, repository, tag, Optional.of(sha256));
  }

  /** Where its registry answers: over http on this machine, over https else. */
  public String origin() {
    String name = host.replaceFirst(":.*", "");
    boolean here = name.equals("localhost") || name.equals("127.0.0.1");
    return (here ? "http://" : "https://") + (host.equals(DOCKER) ? DOCKER_ANSWERS_AT : host);
  }

  /** The whole name, as containerd takes it. */
  @Override
  public String toString() {
    return host
        + "/"
        + repository
        + tag.map(value -> ":" + value).orElse("")
        + digest.map(value -> "@" + value).orElse("");
  }
}
