package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.Answer;

/** Why an OpenWhisk does not let a study in, and what to do about it. */
public final class Unanswered {
  private Unanswered() {}

  /** Of an answer without a value. */
  public static Problem problem(Answer<?> answer) {
    if (answer.refusedWith(401) || answer.refusedWith(403)) {
      return Problem.of(
          "OpenWhisk does not accept the key: " + answer.failure(),
          "get it by: kubectl -n openwhisk get secret owdev-whisk.auth -o"
              + " jsonpath='{.data.guest}' | base64 -d");
    }
    return Problem.of(
        "OpenWhisk does not answer: " + answer.failure(), "try: curl -k APIHOST/api/v1");
  }
}
