package io.whiskwatt.openwhisk.client;

import java.net.URI;

/**
 * Where an OpenWhisk answers, and as whom to speak to it.
 *
 * @param apiHost scheme, host and port: {@code https://192.168.27.6:31001}
 */
public record Endpoint(URI apiHost, AuthKey key) {
  public Endpoint {
    if (apiHost.getScheme() == null || apiHost.getHost() == null) {
      throw new IllegalArgumentException(
          "an API host is a URL with scheme and host, not '" + apiHost + "'");
    }
  }
}
