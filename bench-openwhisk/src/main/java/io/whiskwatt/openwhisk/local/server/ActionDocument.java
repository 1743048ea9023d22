package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.pool.HostedAction;
import io.whiskwatt.openwhisk.local.pool.StartRule;
import io.whiskwatt.openwhisk.local.runtime.ActionCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The body of a PUT, read into an action; what it does not state is taken from the old one. */
record ActionDocument(ObjectNode body, ServerLimits allowed, List<String> kinds) {
  /** {@code cold} or {@code prewarmed}: a study asks for this start each time. */
  static final String START_ANNOTATION = "whiskwatt-start";

  StoredAction action(String name, Optional<StoredAction> old, long nowMillis) {
    ActionCode code = code(old);
    LimitsOfAction limits =
        old.map(StoredAction::limits)
            .orElse(LimitsOfAction.DEFAULT)
            .changedBy(body.path("limits"), allowed);
    ArrayNode parameters = pairs("parameters", old.map(StoredAction::parameters));
    ArrayNode annotations = annotations(code.kind(), old);
    boolean publish = body.path("publish").asBoolean(keeps(old, StoredAction::publish));
    HostedAction hosted =
        new HostedAction(
            Namespace.NAME + "/" + name,
            version(old),
            code,
            parameters + " " + annotations + " " + limits.logsMegabytes() + " " + publish,
            limits.memory(),
            limits.timeout(),
            rule(annotations));
    boolean mainStated =
        body.path("exec").hasNonNull("main") || keeps(old, StoredAction::mainStated);
    return new StoredAction(
        name, hosted, parameters, annotations, limits, publish, mainStated, nowMillis);
  }

  private boolean keeps(Optional<StoredAction> old, Predicate<StoredAction> what) {
    return old.filter(what).isPresent();
  }

  private ActionCode code(Optional<StoredAction> old) {
    JsonNode exec = body.path("exec");
    if (!exec.isObject()) {
      return old.map(each -> each.hosted().code())
          .orElseThrow(() -> Refusal.of(400, Texts.NO_EXEC));
    }
    String kind = kind(exec.path("kind").asText(""));
    JsonNode code = exec.path("code");
    if (!code.isTextual()) {
      throw Refusal.unrouted(
          400, Texts.malformed("'code' must be a string defined in 'exec' for '" + kind + "'"));
    }
    checkSize(code.asText());
    return new ActionCode(
        kind,
        code.asText(),
        Archive.isBase64(code.asText()),
        exec.path("main").asText(ActionCode.DEFAULT_MAIN));
  }

  private String kind(String asked) {
    int colon = asked.indexOf(":default");
    String family = colon < 0 ? asked : asked.substring(0, colon) + ":";
    return kinds.stream()
        .filter(each -> each.equals(asked) || (colon > 0 && each.startsWith(family)))
        .findFirst()
        .orElseThrow(() -> Refusal.unrouted(400, Texts.unsupportedKind(asked, kinds)));
  }

  private static void checkSize(String code) {
    long bytes = code.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > ServerLimits.MAX_CODE_BYTES) {
      throw Refusal.of(413, Texts.codeTooLarge(bytes, ServerLimits.MAX_CODE_BYTES));
    }
  }

  /** Stated, or one more than the old one's last part. */
  private String version(Optional<StoredAction> old) {
    JsonNode stated = body.path("version");
    Optional<SemanticVersion> version =
        stated.isMissingNode()
            ? old.flatMap(each -> SemanticVersion.of(each.version()))
                .map(SemanticVersion::next)
                .or(() -> Optional.of(SemanticVersion.FIRST))
            : Optional.of(stated).filter(JsonNode::isTextual).flatMap(ActionDocument::versionOf);
    return version
        .map(SemanticVersion::toString)
        .orElseThrow(() -> Refusal.unrouted(400, Texts.malformed(Texts.BAD_VERSION)));
  }

  private static Optional<SemanticVersion> versionOf(JsonNode stated) {
    return SemanticVersion.of(stated.asText());
  }

  /** The author's, and the two that OpenWhisk adds. */
  private ArrayNode annotations(String kind, Optional<StoredAction> old) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : pairs("annotations", old.map(StoredAction::annotations))) {
      String key = each.path("key").asText();
      if (!key.equals("exec") && !key.equals("provide-api-key")) {
        all.add(each);
      }
    }
    all.addObject().put("key", "provide-api-key").put("value", false);
    all.addObject().put("key", "exec").put("value", kind);
    return all;
  }

  private ArrayNode pairs(String name, Optional<ArrayNode> old) {
    JsonNode stated = body.path(name);
    if (stated.isMissingNode()) {
      return old.orElseGet(JsonNodeFactory.instance::arrayNode);
    }
    boolean wellFormed = stated instanceof ArrayNode;
    for (JsonNode each : stated) {
      wellFormed &= each.path("key").isTextual() && each.has("value");
    }
    if (!wellFormed) {
      throw Refusal.unrouted(
          400, Texts.malformed(name + " must be a list of objects with key and value"));
    }
    return (ArrayNode) stated;
  }

  private static StartRule rule(ArrayNode annotations) {
    for (JsonNode each : annotations) {
      if (each.path("key").asText().equals(START_ANNOTATION)) {
        return ruleOf(each.path("value").asText());
      }
    }
    return StartRule.ANY;
  }

  private static StartRule ruleOf(String value) {
    return switch (value) {
      case "cold" -> StartRule.COLD;
      case "prewarmed" -> StartRule.PREWARMED;
      default ->
          throw Refusal.of(400, START_ANNOTATION + " is cold or prewarmed, not '" + value + "'");
    };
  }
}
