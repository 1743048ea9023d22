package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * Packages, triggers and rules: this platform keeps none. They are listed as those of an empty
 * namespace, none is found, and none can be made.
 */
final class EmptyCollections {
  private static final List<String> NAMES = List.of("packages", "triggers", "rules");

  private EmptyCollections() {}

  /**
   * The answer to a request below one of them.
   *
   * @param path behind the namespace
   * @return empty: no such route
   */
  static Optional<Response> answer(Request request, List<String> path) {
    String collection = path.isEmpty() ? "" : path.get(0);
    if (!NAMES.contains(collection)) {
      return Optional.empty();
    }
    if (path.size() == 1) {
      return request.method().equals("GET")
          ? Optional.of(list(request, collection))
          : Optional.empty();
    }
    Namespace.checkEntity(path.get(1));
    if (request.method().equals("PUT")) {
      throw Refusal.of(501, Texts.notKept(collection));
    }
    throw Refusal.notFound();
  }

  private static Response list(Request request, String collection) {
    request.query().limit(collection);
    request.query().skip(collection);
    JsonNodeFactory json = JsonNodeFactory.instance;
    return request.query().flag("count", false)
        ? Response.json(200, json.objectNode().put(collection, 0))
        : Response.json(200, json.arrayNode());
  }
}
