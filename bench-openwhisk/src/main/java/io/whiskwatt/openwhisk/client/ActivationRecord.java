package io.whiskwatt.openwhisk.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One activation as the server recorded it.
 *
 * @param status the server's words for {@link #ending()}, as they came
 * @param resultJson what the action returned, as JSON
 * @param logs lines of stdout and stderr; none in the reply to an invocation
 */
public record ActivationRecord(
    ActivationSummary summary, String status, String resultJson, List<String> logs) {
  public ActivationRecord {
    logs = List.copyOf(logs);
  }

  public String activationId() {
    return summary.activationId();
  }

  public String name() {
    return summary.name();
  }

  public String version() {
    return summary.version();
  }

  /** The runtime's kind; empty where the server does not say. */
  public String kind() {
    return summary.kind();
  }

  /** Accepted → sent to the container; negative values are kept as they came. */
  public OptionalLong waitMillis() {
    return summary.times().waitMillis();
  }

  /** Present when the code was loaded for this activation. */
  public OptionalLong initMillis() {
    return summary.times().initMillis();
  }

  /** Init and run. */
  public OptionalLong durationMillis() {
    return summary.times().durationMillis();
  }

  public Ending ending() {
    return summary.ending();
  }

  public boolean succeeded() {
    return ending() == Ending.SUCCESS;
  }

  /** True when the action was stopped at its time limit. */
  public boolean timedOut() {
    return summary.timedOut();
  }

  /** Reads the JSON of a record; empty when it is something else. */
  public static Optional<ActivationRecord> ofJson(byte[] json) {
    return Json.tree(json).flatMap(ActivationJson::record);
  }

  /** Reads what remains of a buffer, which is left as it was. */
  public static Optional<ActivationRecord> ofJson(ByteBuffer json) {
    byte[] bytes = new byte[json.remaining()];
    json.get(json.position(), bytes);
    return ofJson(bytes);
  }
}
