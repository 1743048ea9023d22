package io.whiskwatt.openwhisk.call;

import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Caller} sends, and where to.
 *
 * @param origin scheme ({@code http} or {@code https}), host and port
 * @param trust whom to believe where TLS is spoken
 * @param targets one or more; calls choose one by its index
 * @param payload sent with each call
 * @param deadline from the call's beginning to its whole reply, above 0
 * @param mostInFlight calls without an end at the same time, 1 or more
 * @param connections to open before the first call, 0 or more
 */
public record CallPlan(
    URI origin,
    Trust trust,
    List<Target> targets,
    Payload payload,
    Duration deadline,
    int mostInFlight,
    int connections) {
  public CallPlan {
    targets = List.copyOf(targets);
    if (targets.isEmpty() || deadline.toNanos() <= 0 || mostInFlight < 1 || connections < 0) {
      throw new IllegalArgumentException(
          "a plan of calls needs a target, a deadline above 0, 1 or more calls in flight and 0 or"
              + " more connections, not "
              + targets.size()
              + " targets, "
              + deadline
              + ", "
              + mostInFlight
              + " and "
              + connections);
    }
  }

  /**
   * Where one request goes.
   *
   * @param method {@code POST}, {@code GET}
   * @param path with its query, as it stands on the wire: {@code /api/v1/…?blocking=true}
   */
  public record Target(String method, String path) {}

  /**
   * What goes with each request.
   *
   * @param body may be empty
   * @param headers beside Host and Content-Length
   * @param authorization the value of that header; a secret
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, when requests are made ready
  public record Payload(byte[] body, List<Header> headers, Optional<String> authorization) {
    public Payload {
      body = body.clone();
      headers = List.copyOf(headers);
    }

    @Override
    public byte[] body() {
      return body.clone();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Payload[" + body.length + " bytes, " + headers + "]";
    }
  }

  /** One header line. */
  public record Header(String name, String value) {}
}
