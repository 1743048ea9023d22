package io.whiskwatt.cluster.release;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Connections that end when the other side is silent. */
final class Web {
  /** A server may be silent for so long, before it answers and while it does. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private Web() {}

  /**
   * Nothing is sent yet.
   *
   * @throws IOException when it is no http or https address
   */
  static HttpURLConnection open(URI address) throws IOException {
    if (!address.isAbsolute()
        || !(address.toURL().openConnection() instanceof HttpURLConnection http)) {
      throw new IOException("'" + address + "' is not an http or https address");
    }
    http.setConnectTimeout(Math.toIntExact(SILENCE.toMillis()));
    http.setReadTimeout(Math.toIntExact(SILENCE.toMillis()));
    return http;
  }
}
