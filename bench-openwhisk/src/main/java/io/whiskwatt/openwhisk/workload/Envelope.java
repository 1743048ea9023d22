package io.whiskwatt.openwhisk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where an invocation ran, as the workload itself saw it: the key {@code whiskwatt} of its result.
 * What a sandbox hides, and what an older or a user's own envelope leaves out, is empty.
 *
 * @param instance made when the code was loaded; not empty
 * @param count invocations of this instance, this one included, 1 and up; 0 where it is not told
 * @param bootId of the kernel it ran on
 * @param kernelRelease as {@code uname -r}
 * @param host the sandbox's host name; on Kubernetes the name of the action's pod
 * @param ageMillis how long the sandbox had existed when the code was loaded, 0 and up, in steps of
 *     10: well above the time since the request, it had waited for it. Counted from the first
 *     process of the sandbox's own PID namespace; where that is the machine's, from the function's
 *     own process
 */
public record Envelope(
    String instance,
    long count,
    String bootId,
    String kernelRelease,
    String host,
    OptionalLong ageMillis) {
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

  /**
   * What cannot be proven of an action whose results carry no envelope, as with most of a user's
   * own: one sentence for people.
   *
   * @param action its name
   */
  public static String absence(String action) {
    return "the results of \""
        + action
        + "\" carry no key \"whiskwatt\": whether a sandbox was new rests on the platform's initTime"
        + " alone, cold and prewarmed cannot be told apart, nor how many sandboxes served; the"
        + " serving node and the kernel of an invocation are unknown"
        + " (docs/workloads.md says how to add the key)";
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
            node.path("kernel").asText(""),
            node.path("host").asText(""),
            age(node.path("age"))));
  }

  private static OptionalLong age(JsonNode node) {
    boolean told = node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    return told ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
  }
}
