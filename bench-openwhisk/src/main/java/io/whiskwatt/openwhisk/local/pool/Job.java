package io.whiskwatt.openwhisk.local.pool;

import java.util.Map;
import java.util.function.Consumer;

/**
 * One activation to be run.
 *
 * @param payloadJson a JSON object
 * @param environment {@code __OW_ACTIVATION_ID} and the like
 * @param acceptedNanos when the request was accepted; the wait is counted from here
 * @param done told once, from any thread; its container may by then serve another
 */
public record Job(
    HostedAction action,
    String payloadJson,
    Map<String, String> environment,
    long acceptedNanos,
    Consumer<Outcome> done) {
  public Job {
    environment = Map.copyOf(environment);
  }
}
