package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it was read.
 *
 * @param path with the query
 * @param headers by their names in lower case
 */
public record Request(String method, String path, Map<String, String> headers, String body) {
  private static final int LONGEST_LINE = 16_384;
  private static final int LONGEST_BODY = 16 << 20;

  public Request {
    headers = Map.copyOf(headers);
  }

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
    Map<String, String> headers = headers(in);
    return Optional.of(new Request(words[0], words[1], headers, body(in, headers)));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      headers.put(name, line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] bytes = in.readNBytes(Math.min(length, LONGEST_BODY));
    if (bytes.length < length) {
      throw new IOException("a request of " + length + " bytes that ended after " + bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
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
