package io.whiskwatt.cluster.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Reads releases from where they are published, and keeps nothing of them but their checksums.
 *
 * @param mostBytes of one, above 0
 */
public record ReleaseSums(long mostBytes) {
  /** A server may be silent for so long, before it answers and while it does. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int PIECE = 1 << 16;

  /**
   * What was read.
   *
   * @param sha256 lower-case hexadecimal digits
   * @param bytes its size
   */
  public record Sum(String sha256, long bytes) {}

  /**
   * Reads one to its end.
   *
   * @param release an http or https address
   * @throws IOException when it cannot be had, ends early or is larger than expected, with the
   *     reason
   */
  public Sum of(URI release) throws IOException {
    URLConnection connection = release.toURL().openConnection();
    connection.setConnectTimeout(Math.toIntExact(SILENCE.toMillis()));
    connection.setReadTimeout(Math.toIntExact(SILENCE.toMillis()));
    if (!(connection instanceof HttpURLConnection http)) {
      throw new IOException("'" + release + "' is not an http or https address");
    }
    try {
      int status = http.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("the server answered " + status + " to '" + release + "'");
      }
      return sum(release, http.getContentLengthLong(), http.getInputStream());
    } finally {
      http.disconnect();
    }
  }

  /** A length below 0 was not announced. */
  private Sum sum(URI release, long announced, InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      bytes += read;
      if (bytes > mostBytes) {
        throw new IOException("'" + release + "' is larger than " + mostBytes + " bytes");
      }
      digest.update(piece, 0, read);
    }
    if (announced >= 0 && bytes != announced) {
      throw new IOException(
          "'" + release + "' ended after " + bytes + " of " + announced + " bytes");
    }
    return new Sum(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
