package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * A server, and whether TLS is spoken to it.
 *
 * @param host without the brackets of an IPv6 address
 */
record Peer(String host, int port, Optional<Trust> trust) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Peer of(CallPlan plan) {
    URI origin = plan.origin();
    String host = origin.getHost();
    boolean bracketed = host.startsWith("[");
    return new Peer(
        bracketed ? host.substring(1, host.length() - 1) : host,
        origin.getPort() < 0 ? usualPort(origin) : origin.getPort(),
        isTls(origin) ? Optional.of(plan.trust()) : Optional.empty());
  }

  static int usualPort(URI origin) {
    return isTls(origin) ? HTTPS : HTTP;
  }

  private static boolean isTls(URI origin) {
    return "https".equals(origin.getScheme().toLowerCase(Locale.ROOT));
  }

  /** One or more. Asks a name server, and waits for it. */
  List<InetSocketAddress> addresses() throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(host))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  /** A client's side of TLS. The settings remember sessions, so that later handshakes are short. */
  SSLEngine engine(TlsSettings tls) {
    SSLEngine engine = tls.context().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    if (tls.hostNames().isEmpty()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    engine.setSSLParameters(parameters);
    return engine;
  }
}
