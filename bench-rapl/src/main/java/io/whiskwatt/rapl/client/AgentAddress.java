package io.whiskwatt.rapl.client;

import io.whiskwatt.trust.Trust;
import java.net.URI;

/**
 * Where an agent answers, and whom to believe that it is the right one.
 *
 * @param url with scheme, host and port, nothing else
 */
record AgentAddress(URI url, Trust trust) {
  boolean isPlain() {
    return url.getScheme().equals("http");
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
