package io.whiskwatt.openwhisk.client;

import java.util.Map;
import java.util.Optional;

/**
 * An action to be put on a platform.
 *
 * @param kind the runtime: {@code nodejs:20}
 * @param code source text, or base64 of an archive
 * @param main the entry point; empty: the runtime's own
 * @param annotations name → text
 */
public record ActionDraft(
    String name,
    String kind,
    String code,
    Optional<String> main,
    ActionLimits limits,
    Map<String, String> annotations) {
  public ActionDraft {
    annotations = Map.copyOf(annotations);
  }

  /** The same action under another name. */
  public ActionDraft named(String other) {
    return new ActionDraft(other, kind, code, main, limits, annotations);
  }
}
