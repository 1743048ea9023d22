package io.whiskwatt.rapl.client;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What opens an agent's doors; no text of this class shows it. */
final class Token {
  /** RFC 6750, {@code b64token}. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,4096}=*");

  private static final int MOST_BYTES = 8192;

  private final String value;

  private Token(String value) {
    this.value = value;
  }

  /** Reads the one line of a file. */
  static Parsed<Token> ofFile(Path file) {
    try {
      String text =
          Files.size(file) > MOST_BYTES
              ? ""
              : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      return FORM.matcher(text).matches()
          ? Parsed.of(new Token(text))
          : refused("the token file \"" + file + "\" holds no token");
    } catch (IOException unreadable) {
      return refused(
          "the token file \""
              + file
              + "\" cannot be read: "
              + unreadable.getClass().getSimpleName());
    }
  }

  private static Parsed<Token> refused(String message) {
    return Parsed.failed(
        Problem.of(
            message,
            "it holds the token the agents were given, in one line; a relative path starts at the"
                + " study file"));
  }

  /** The value of the {@code Authorization} header. */
  String header() {
    return "Bearer " + value;
  }

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
