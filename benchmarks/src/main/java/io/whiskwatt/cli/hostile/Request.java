package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it was read.
 *
 * @param path with the query
 */
public record Request(String method, String path) {
  private static final String LENGTH = "content-length:";
  private static final int LONGEST_LINE = 16_384;

  /** The path's last part, without the query. */
  String lastPart() {
    String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /** The next one with its body; empty where the client had no more to say. */
  static Optional<Request> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("no request: '" + first + "'");
    }
    in.skipNBytes(length(in));
    return Optional.of(new Request(words[0], words[1]));
  }

  private static long length(InputStream in) throws IOException {
    long length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Long.parseLong(line.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  /** Without its end; empty at the end of what comes. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
      }
      line.append((char) each);
    }
    return line.toString().stripTrailing();
  }
}
