package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered.
 *
 * @param headers beside the ones that every reply has
 */
record Response(int status, String contentType, Bytes body, Map<String, String> headers) {
  private static final Map<String, String> CROSS_ORIGIN =
      Map.of(
          "Access-Control-Allow-Origin",
          "*",
          "Access-Control-Allow-Headers",
          "Authorization, Origin, X-Requested-With, Content-Type, Accept, User-Agent",
          "Access-Control-Allow-Methods",
          "GET, DELETE, POST, PUT, HEAD");

  /** A reply from behind the routes: with the headers for browsers of another origin. */
  static Response json(int status, Bytes body) {
    return new Response(status, "application/json", body, CROSS_ORIGIN);
  }

  static Response json(int status, JsonNode body) {
    return json(status, Bytes.of(body));
  }

  /** A reply from before the routes: without them. */
  static Response bare(int status, JsonNode body) {
    return new Response(status, "application/json", Bytes.of(body), Map.of());
  }

  static Response text(int status, String body) {
    return new Response(status, "text/plain; charset=UTF-8", Bytes.of(body), Map.of());
  }

  Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, contentType, body, more);
  }
}
