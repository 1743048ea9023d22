package io.whiskwatt.openwhisk.client;

/**
 * An action as the server keeps it, whole.
 *
 * @param exec with its code only where that was asked for
 * @param parametersJson the default parameters, a JSON array of OpenWhisk's pairs
 */
public record ActionDocument(
    ActionSummary summary, ActionExec exec, ActionLimits limits, String parametersJson) {
  /** The same action, to be put under another name. */
  public ActionDraft copyAs(String name) {
    return new ActionDraft(name, exec, limits, parametersJson, summary.annotations());
  }
}
