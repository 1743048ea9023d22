package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends the handling of a request with an error reply. Never leaves the server. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean routed;

  private Refusal(int status, String error, boolean routed) {
    super(error, null, false, false);
    this.status = status;
    this.routed = routed;
  }

  /** By the resource itself. */
  static Refusal of(int status, String error) {
    return new Refusal(status, error, true);
  }

  /** Before the resource was reached: the request could not be understood. */
  static Refusal unrouted(int status, String error) {
    return new Refusal(status, error, false);
  }

  static Refusal notFound() {
    return of(404, Texts.NO_RESOURCE);
  }

  /**
   * The error reply.
   *
   * @param transactionId shown as its code
   */
  Response response(String transactionId) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", transactionId)
            .put("error", String.valueOf(getMessage()));
    return routed ? Response.json(status, body) : Response.bare(status, body);
  }
}
