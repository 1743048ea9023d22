package io.whiskwatt.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which steps are done on which machines, and with which input: {@code state.json}. Written whole
 * after each step, so that whatever ends the tool, what was done is known. Thread-safe.
 */
final class StepState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  private final Path file;
  private final Map<Key, String> done = new LinkedHashMap<>();

  private record Key(String node, String step) {}

  private StepState(Path file) {
    this.file = file;
  }

  /**
   * Reads it; without a file nothing is done.
   *
   * @throws IOException when the file is no state
   */
  static StepState read(Path file) throws IOException {
    StepState state = new StepState(file);
    if (Files.exists(file)) {
      JsonNode root = JSON.readTree(file.toFile());
      if (root.path("format").asInt() != FORMAT || !root.path("steps").isArray()) {
        throw new IOException(
            "'" + file + "' is not what a version like this one wrote; move it away");
      }
      for (JsonNode step : root.path("steps")) {
        state.done.put(
            new Key(step.path("node").asText(), step.path("step").asText()),
            step.path("input").asText());
      }
    }
    return state;
  }

  /** With exactly this input. */
  synchronized boolean isDone(String node, String step, String input) {
    return Optional.ofNullable(done.get(new Key(node, step))).equals(Optional.of(input));
  }

  synchronized void done(String node, String step, String input) throws IOException {
    done.put(new Key(node, step), input);
    write();
  }

  /** Nothing of this machine is known any more. */
  synchronized void forget(String node) throws IOException {
    done.keySet().removeIf(key -> key.node().equals(node));
    write();
  }

  private void write() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode steps = root.putArray("steps");
    done.forEach(
        (key, input) ->
            steps.addObject().put("node", key.node()).put("step", key.step()).put("input", input));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), root);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
