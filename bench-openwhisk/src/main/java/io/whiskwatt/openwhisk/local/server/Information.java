package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server says of itself. */
record Information(ServerLimits limits, List<ActionKind> kinds) {
  Response root() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("api_paths").add("/api/v1");
    body.put("description", "WhiskWatt's embedded platform");
    body.set("limits", rootLimits());
    body.set("runtimes", runtimes());
    body.putObject("support");
    return Response.bare(200, body);
  }

  Response version() {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("api_version", "1.0.0")
            .put("api_version_path", "v1")
            .put("build", "embedded")
            .put("buildno", "embedded")
            .put("description", "WhiskWatt's embedded platform");
    body.putObject("swagger_paths");
    return Response.json(200, body);
  }

  /** As a controller tells it of its one invoker. */
  Response invokers() {
    return Response.bare(200, JsonNodeFactory.instance.objectNode().put("invoker0/0", "up"));
  }

  Response healthyInvokers() {
    return Response.bare(200, JsonNodeFactory.instance.numberNode(1));
  }

  Response namespaces() {
    return Response.json(200, JsonNodeFactory.instance.arrayNode().add(Namespace.NAME));
  }

  Response namespaceLimits() {
    return Response.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("concurrentInvocations", limits.concurrentInvocations())
            .put("firesPerMinute", 0)
            .put("invocationsPerMinute", limits.invocationsPerMinute())
            .put("maxActionConcurrency", 1)
            .put("maxActionInstances", limits.concurrentInvocations())
            .put("maxActionLogs", ServerLimits.MAX_LOGS_MEGABYTES)
            .put("maxActionMemory", limits.maxMemory().megabytes())
            .put("maxActionTimeout", ServerLimits.MAX_TIMEOUT.toMillis())
            .put("maxParameterSize", ServerLimits.MAX_PAYLOAD_BYTES + " B")
            .put("minActionConcurrency", 1)
            .put("minActionLogs", 0)
            .put("minActionMemory", limits.minMemory().megabytes())
            .put("minActionTimeout", ServerLimits.MIN_TIMEOUT.toMillis()));
  }

  private ObjectNode rootLimits() {
    long maxMillis = ServerLimits.MAX_TIMEOUT.toMillis();
    long minMillis = ServerLimits.MIN_TIMEOUT.toMillis();
    long maxLogs = ServerLimits.MAX_LOGS_MEGABYTES << 20;
    return JsonNodeFactory.instance
        .objectNode()
        .put("actions_per_minute", limits.invocationsPerMinute())
        .put("concurrent_actions", limits.concurrentInvocations())
        .put("default_max_action_duration", maxMillis)
        .put("default_max_action_logs", maxLogs)
        .put("default_max_action_memory", limits.maxMemory().bytes())
        .put("default_min_action_duration", minMillis)
        .put("default_min_action_logs", 0)
        .put("default_min_action_memory", limits.minMemory().bytes())
        .put("max_action_duration", maxMillis)
        .put("max_action_logs", maxLogs)
        .put("max_action_memory", limits.maxMemory().bytes())
        .put("min_action_duration", minMillis)
        .put("min_action_logs", 0)
        .put("min_action_memory", limits.minMemory().bytes())
        .put("sequence_length", 0)
        .put("triggers_per_minute", 0);
  }

  private ObjectNode runtimes() {
    ObjectNode families = JsonNodeFactory.instance.objectNode();
    Set<String> seen = new HashSet<>();
    for (ActionKind kind : kinds) {
      boolean first = seen.add(kind.language());
      ArrayNode family =
          first ? families.putArray(kind.language()) : families.withArray(kind.language());
      family
          .addObject()
          .put("attached", false)
          .put("default", first)
          .put("deprecated", false)
          .put("image", kind.name() + " " + kind.version())
          .put("kind", kind.name())
          .put("requireMain", kind.language().equals("java"));
    }
    return families;
  }
}
