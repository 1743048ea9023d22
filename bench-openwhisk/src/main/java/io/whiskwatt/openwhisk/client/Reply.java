package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Response;
import okio.ByteString;

/** A whole reply of a server. */
record Reply(
    int status, String activationId, String requestId, Optional<Instant> date, ByteString body) {
  private static final int SHOWN = 200;

  static Reply of(Response response) throws IOException {
    return new Reply(
        response.code(),
        response.header(Headers.ACTIVATION_ID, ""),
        response.header(Headers.REQUEST_ID, ""),
        Optional.ofNullable(response.headers().getInstant(Headers.DATE)),
        ByteString.of(Bodies.read(response)));
  }

  boolean succeeded() {
    return status / 100 == 2;
  }

  Optional<JsonNode> json() {
    return Json.tree(body.toByteArray());
  }

  String text() {
    return body.utf8();
  }

  /** The beginning of the body, for people. */
  String beginning() {
    String text = text().strip();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
