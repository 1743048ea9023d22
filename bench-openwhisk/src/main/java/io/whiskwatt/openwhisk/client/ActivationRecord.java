package io.whiskwatt.openwhisk.client;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One activation as the server recorded it.
 *
 * @param waitMillis accepted → sent to the container; negative values are kept as they came
 * @param initMillis present when the code was loaded for this activation
 * @param durationMillis init and run
 * @param status {@code success}, {@code application error}, {@code action developer error}, {@code
 *     whisk internal error}
 * @param resultJson what the action returned, as JSON
 */
public record ActivationRecord(
    String activationId,
    String version,
    OptionalLong waitMillis,
    OptionalLong initMillis,
    OptionalLong durationMillis,
    String status,
    String resultJson) {
  public boolean succeeded() {
    return status.equals("success");
  }

  /** Reads the JSON of a record; empty when it is something else. */
  public static Optional<ActivationRecord> ofJson(byte[] json) {
    return Json.tree(json).flatMap(Json::activation);
  }
}
