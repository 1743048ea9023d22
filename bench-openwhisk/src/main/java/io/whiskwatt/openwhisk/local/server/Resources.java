package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.server.ActivationStore.Filter;
import io.whiskwatt.openwhisk.local.server.ActivationStore.Kept;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Actions and activations as documents: everything but invoking. */
final class Resources {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ID_LENGTH = 32;

  private final ActionStore actions;
  private final ActivationStore activations;
  private final ServerLimits limits;
  private final List<String> kinds;
  private final TimeSource time;

  Resources(
      ActionStore actions,
      ActivationStore activations,
      ServerLimits limits,
      List<ActionKind> kinds,
      TimeSource time) {
    this.actions = actions;
    this.activations = activations;
    this.limits = limits;
    this.kinds = kinds.stream().map(ActionKind::name).toList();
    this.time = time;
  }

  Response putAction(Request request, String name) {
    boolean overwrite = request.query().flag("overwrite", false);
    ActionDocument document = new ActionDocument(request.object(), limits, kinds);
    long now = time.wallClock().toEpochMilli();
    StoredAction made = actions.put(name, overwrite, old -> document.action(name, old, now));
    return Response.json(200, made.json(true));
  }

  Response action(Request request, String name) {
    boolean withCode = request.query().flag("code", true);
    return Response.json(200, actions.find(name).orElseThrow(Refusal::notFound).json(withCode));
  }

  Response deleteAction(String name) {
    return Response.json(200, actions.remove(name).orElseThrow(Refusal::notFound).json(true));
  }

  Response actions(Request request) {
    int limit = request.query().limit("actions");
    int skip = request.query().skip("actions");
    if (request.query().flag("count", false)) {
      return count("actions", Math.max(0, actions.size() - skip));
    }
    return list(actions.page(limit, skip).stream().map(StoredAction::summary).toList());
  }

  Response activations(Request request) {
    Query query = request.query();
    int limit = query.limit("activations");
    int skip = query.skip("activations");
    Filter filter =
        new Filter(
            query.text("name"),
            query.time("since", "activations"),
            query.time("upto", "activations"));
    if (query.flag("count", false)) {
      return count("activations", Math.max(0, activations.count(filter) - skip));
    }
    boolean docs = query.flag("docs", false);
    return list(
        activations.list(filter, limit, skip).stream()
            .map(kept -> docs ? record(kept) : kept.summary())
            .toList());
  }

  Response activation(String id) {
    return Response.json(200, kept(id).json());
  }

  Response activationResult(String id) {
    return Response.json(200, record(kept(id)).path("response"));
  }

  Response activationLogs(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("logs", record(kept(id)).path("logs"));
    return Response.json(200, body);
  }

  private Kept kept(String id) {
    if (id.length() != ID_LENGTH) {
      throw Refusal.unrouted(
          400, "Activation id length is " + id.length() + " but must be " + ID_LENGTH + ".");
    }
    Optional<Kept> found = activations.find(id);
    return found.orElseThrow(Refusal::notFound);
  }

  private static JsonNode record(Kept kept) {
    try {
      return MAPPER.readTree(kept.json().array());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a record of our own cannot be read", impossible);
    }
  }

  private static Response count(String what, int number) {
    return Response.json(200, JsonNodeFactory.instance.objectNode().put(what, number));
  }

  private static Response list(List<? extends JsonNode> items) {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    items.forEach(body::add);
    return Response.json(200, body);
  }
}
