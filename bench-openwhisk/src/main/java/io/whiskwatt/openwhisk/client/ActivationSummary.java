package io.whiskwatt.openwhisk.client;

/**
 * An activation as lists show it.
 *
 * @param name of the action, without its package
 * @param version of the action; may be empty
 * @param annotations {@code path}, {@code kind}, {@code limits} and what else the server noted
 */
public record ActivationSummary(
    String activationId,
    String name,
    String version,
    ActivationTimes times,
    Ending ending,
    Annotations annotations) {
  /** The runtime's kind; empty where the server does not say. */
  public String kind() {
    return annotations.text("kind").orElse("");
  }

  /** True when the action was stopped at its time limit. */
  public boolean timedOut() {
    return annotations.isTrue("timeout");
  }
}
