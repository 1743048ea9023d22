package io.whiskwatt.cluster.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Reads releases from where they are published, and keeps nothing of them but their checksums.
 *
 * @param mostBytes of one, above 0
 */
public record ReleaseSums(long mostBytes) {
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
    HttpURLConnection http = Web.open(release);
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
    Sha256 digest = new Sha256();
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      bytes += read;
      if (bytes > mostBytes) {
        throw new IOException("'" + release + "' is larger than " + mostBytes + " bytes");
      }
      digest.update(piece, read);
    }
    if (announced >= 0 && bytes != announced) {
      throw new IOException(
          "'" + release + "' ended after " + bytes + " of " + announced + " bytes");
    }
    return new Sum(digest.hex(), bytes);
  }
}
