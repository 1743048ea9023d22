package io.whiskwatt.openwhisk.client;

import java.util.Map;
import java.util.Optional;

/**
 * An action to be put on a platform.
 *
 * @param name as {@link ActionName} reads it
 * @param parametersJson the default parameters, a JSON array of OpenWhisk's pairs
 */
public record ActionDraft(
    String name,
    ActionExec exec,
    ActionLimits limits,
    String parametersJson,
    Annotations annotations) {
  private static final String NO_PARAMETERS = "[]";

  /**
   * Of code, without default parameters.
   *
   * @param kind the runtime: {@code nodejs:20}
   * @param code source text, or base64 of an archive
   * @param main the entry point; empty: the runtime's own
   * @param annotations name → text
   */
  public ActionDraft(
      String name,
      String kind,
      String code,
      Optional<String> main,
      ActionLimits limits,
      Map<String, String> annotations) {
    this(
        name,
        ActionExec.ofCode(kind, code, main),
        limits,
        NO_PARAMETERS,
        Annotations.ofTexts(annotations));
  }

  public String kind() {
    return exec.kind();
  }

  /** The code, or nothing where an image or other actions hold it. */
  public String code() {
    return exec.code().orElse("");
  }

  /** The same action under another name. */
  public ActionDraft named(String other) {
    return new ActionDraft(other, exec, limits, parametersJson, annotations);
  }

  /** The same action with more annotations. */
  public ActionDraft annotated(Annotations more) {
    return new ActionDraft(name, exec, limits, parametersJson, annotations.with(more));
  }

  /** The same action under other limits. */
  public ActionDraft limitedTo(ActionLimits others) {
    return new ActionDraft(name, exec, others, parametersJson, annotations);
  }
}
