package io.whiskwatt.openwhisk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Where an invocation ran, as the workload itself saw it: the key {@code whiskwatt} of its result.
 *
 * @param instance made when the code was loaded; not empty
 * @param count invocations of this instance, this one included, 1 and up
 * @param bootId of the kernel it ran on; empty where the sandbox hides it
 * @param kernelRelease as {@code uname -r}; may be empty
 */
public record Envelope(String instance, long count, String bootId, String kernelRelease) {
  static final String KEY = "whiskwatt";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a result; empty when it carries none, as with a user's own action. */
  public static Optional<Envelope> ofResult(String resultJson) {
    try {
      return ofNode(MAPPER.readTree(resultJson).path(KEY));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<Envelope> ofNode(JsonNode node) {
    String instance = node.path("instance").asText("");
    if (instance.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Envelope(
            instance,
            node.path("count").asLong(),
            node.path("bootId").asText(""),
            node.path("kernel").asText("")));
  }
}
