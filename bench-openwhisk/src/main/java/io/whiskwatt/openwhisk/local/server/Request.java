package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A request, read in full.
 *
 * @param path its segments, decoded
 * @param contentType without parameters; empty where none was sent
 * @param transactionId the client's, or one of ours
 */
record Request(
    String method,
    List<String> path,
    Query query,
    Optional<String> authorization,
    String contentType,
    Bytes body,
    String transactionId) {
  private static final ObjectMapper MAPPER = mapper();

  /** Code is one long text: the parser's own bound of 20 MB would refuse what the limits allow. */
  private static ObjectMapper mapper() {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxStringLength(ServerLimits.MAX_BODY_BYTES).build();
    return new ObjectMapper(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** The body as a JSON object; nothing at all counts as an empty one. */
  ObjectNode object() {
    if (body.isEmpty()) {
      return MAPPER.createObjectNode();
    }
    if (!contentType.isEmpty() && !contentType.equals("application/json")) {
      throw Refusal.unrouted(415, Texts.unsupportedType(contentType));
    }
    if (parsed() instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.unrouted(400, Texts.malformed(Texts.NOT_AN_OBJECT));
  }

  private JsonNode parsed() {
    try {
      return MAPPER.readTree(body.array());
    } catch (JsonProcessingException malformed) {
      throw Refusal.unrouted(400, Texts.malformed(detail(malformed)));
    } catch (IOException unreadable) {
      throw Refusal.unrouted(400, Texts.malformed("it cannot be read"));
    }
  }

  private static String detail(JsonProcessingException malformed) {
    var place = malformed.getLocation();
    return place == null
        ? malformed.getOriginalMessage()
        : malformed.getOriginalMessage()
            + " (line "
            + place.getLineNr()
            + ", position "
            + place.getColumnNr()
            + ")";
  }
}
