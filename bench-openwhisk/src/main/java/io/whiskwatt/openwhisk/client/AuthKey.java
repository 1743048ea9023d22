package io.whiskwatt.openwhisk.client;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenWhisk key, {@code user:password}, which no text of this class shows. */
public final class AuthKey {
  private static final String SHAPE =
      "an OpenWhisk key is written user:password, and this text has no user before a colon";

  private static final int MIN_TELLING = 4;

  private final String userAndPassword;

  private AuthKey(String userAndPassword) {
    this.userAndPassword = userAndPassword;
  }

  /**
   * A key and what is to be said of the file that it came from.
   *
   * @param note others can read the file
   */
  public record FromFile(AuthKey key, Optional<String> note) {}

  /**
   * A key as OpenWhisk prints it.
   *
   * @param userAndPassword with a colon between the two
   */
  public static AuthKey of(String userAndPassword) {
    String trimmed = userAndPassword.strip();
    if (!isKey(trimmed)) {
      throw new IllegalArgumentException(SHAPE);
    }
    return new AuthKey(trimmed);
  }

  /** Reads the first line of a file. */
  public static Parsed<FromFile> ofFile(Path file) {
    String line;
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      line = lines.findFirst().orElse("").strip();
    } catch (IOException | UncheckedIOException unreadable) {
      return Parsed.failed(
          Problem.of(
              "the key file '"
                  + file
                  + "' cannot be read: "
                  + unreadable.getClass().getSimpleName(),
              "it holds one line, user:password"));
    }
    return isKey(line)
        ? Parsed.of(new FromFile(new AuthKey(line), note(file)))
        : Parsed.failed(Problem.of("the key file '" + file + "' holds no key", SHAPE));
  }

  private static boolean isKey(String text) {
    return text.indexOf(':') >= 1 && text.chars().noneMatch(Character::isISOControl);
  }

  /** What others may do to a file that holds a key. */
  static Optional<String> note(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      boolean open =
          permissions.contains(PosixFilePermission.GROUP_READ)
              || permissions.contains(PosixFilePermission.OTHERS_READ);
      return open
          ? Optional.of("others can read the key in '" + file + "': chmod 600 keeps it to you")
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException unknown) {
      return Optional.empty();
    }
  }

  /** The value of the {@code Authorization} header. */
  public String header() {
    return "Basic " + encoded();
  }

  private String encoded() {
    return Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  /** The text without the key, should a server have said it. */
  String hiddenIn(String text) {
    String password = userAndPassword.substring(userAndPassword.indexOf(':') + 1);
    String hidden = text;
    for (String secret : List.of(encoded(), userAndPassword, password)) {
      if (secret.length() >= MIN_TELLING) {
        hidden = hidden.replace(secret, "[hidden]");
      }
    }
    return hidden;
  }

  @Override
  public String toString() {
    return "AuthKey[hidden]";
  }
}
