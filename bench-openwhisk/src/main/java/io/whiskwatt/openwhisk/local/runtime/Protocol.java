package io.whiskwatt.openwhisk.local.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The lines between the tool and a launcher. A request is a line of JSON: {@code op} ({@code init}
 * or {@code run}), {@code id}, {@code env}, and {@code code}, {@code binary}, {@code main} or
 * {@code value}. A launcher first replies {@code ready}, then to each request {@code ID ok JSON} or
 * {@code ID failed "message"}, after it has printed the {@link #END_OF_LOGS} with the id.
 */
final class Protocol {
  static final String READY = "ready";
  static final String END_OF_LOGS = "XXX_THE_END_OF_A_WHISK_ACTIVATION_XXX";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory JSON = MAPPER.getFactory();

  private Protocol() {}

  /** What a launcher answered. */
  sealed interface Answer {
    record Ok(String json) implements Answer {}

    record Failed(String message) implements Answer {}

    /** Not an answer to this request. */
    record Garbled() implements Answer {}
  }

  private interface Content {
    void write(JsonGenerator to) throws IOException;
  }

  static byte[] init(String id, ActionCode code, Map<String, String> environment) {
    return request(
        "init",
        id,
        environment,
        to -> {
          to.writeStringField("main", code.main());
          to.writeBooleanField("binary", code.binary());
          to.writeStringField("code", code.code());
        });
  }

  /**
   * A run's line.
   *
   * @throws IllegalArgumentException when the payload is not one JSON object
   */
  static byte[] run(String id, String payloadJson, Map<String, String> environment) {
    return request(
        "run",
        id,
        environment,
        to -> {
          to.writeFieldName("value");
          copy(payloadJson, to);
        });
  }

  // Copied token by token: a payload with line breaks, or with more than one value, must not get
  // into the line as it is.
  private static void copy(String payloadJson, JsonGenerator to) throws IOException {
    try (JsonParser payload = JSON.createParser(payloadJson)) {
      if (payload.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a payload must be a JSON object");
      }
      to.copyCurrentStructure(payload);
      if (payload.nextToken() != null) {
        throw new IllegalArgumentException("a payload must be one JSON object");
      }
    }
  }

  private static byte[] request(
      String op, String id, Map<String, String> environment, Content content) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(line)) {
      to.writeStartObject();
      to.writeStringField("op", op);
      to.writeStringField("id", id);
      to.writeObjectFieldStart("env");
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        to.writeStringField(variable.getKey(), variable.getValue());
      }
      to.writeEndObject();
      content.write(to);
      to.writeEndObject();
      to.writeRaw('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  static Answer parse(String id, String line) {
    String ok = id + " ok ";
    String failed = id + " failed ";
    if (line.startsWith(ok)) {
      return new Answer.Ok(line.substring(ok.length()));
    }
    return line.startsWith(failed) ? failed(line.substring(failed.length())) : new Answer.Garbled();
  }

  private static Answer failed(String json) {
    try {
      return new Answer.Failed(MAPPER.readValue(json, String.class));
    } catch (IOException e) {
      return new Answer.Garbled();
    }
  }
}
