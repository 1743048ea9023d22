package io.whiskwatt.openwhisk.local.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From a request to what answers it. */
final class Router {
  private static final List<String> API = List.of("api", "v1");
  private static final String CHALLENGE = "Basic realm=\"OpenWhisk secure realm\",charset=UTF-8";

  private final Authentication authentication;
  private final Information information;
  private final Resources resources;
  private final Invocations invocations;

  Router(
      Authentication authentication,
      Information information,
      Resources resources,
      Invocations invocations) {
    this.authentication = authentication;
    this.information = information;
    this.resources = resources;
    this.invocations = invocations;
  }

  /** Answers once, now or later, on any thread. */
  void route(Request request, Consumer<Response> answer) {
    try {
      Optional<Response> open = unprotected(request);
      if (open.isPresent()) {
        answer.accept(open.get());
      } else {
        protectedRoute(request, answer);
      }
    } catch (Refusal refusal) {
      answer.accept(refusal.response(request.transactionId()));
    }
  }

  private Optional<Response> unprotected(Request request) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    return switch (String.join("/", request.path())) {
      case "" -> Optional.of(information.root());
      case "api/v1" -> Optional.of(information.version());
      case "ping" -> Optional.of(Response.text(200, "pong"));
      case "invokers" -> Optional.of(information.invokers());
      case "invokers/healthy/count" -> Optional.of(information.healthyInvokers());
      default -> Optional.empty();
    };
  }

  private void protectedRoute(Request request, Consumer<Response> answer) {
    List<String> path = request.path();
    if (path.size() < 3 || !path.subList(0, 2).equals(API) || !path.get(2).equals("namespaces")) {
      throw noRoute();
    }
    Optional<String> problem = authentication.problem(request.authorization());
    if (problem.isPresent()) {
      Response refused = Refusal.unrouted(401, problem.get()).response(request.transactionId());
      answer.accept(refused.with("WWW-Authenticate", CHALLENGE));
      return;
    }
    if (path.size() == 3) {
      answer.accept(information.namespaces());
      return;
    }
    Namespace.check(path.get(3));
    inNamespace(request, path.subList(4, path.size()), answer);
  }

  private void inNamespace(Request request, List<String> path, Consumer<Response> answer) {
    String collection = path.isEmpty() ? "" : path.get(0);
    if (collection.equals("actions") && path.size() == 2 && request.method().equals("POST")) {
      Namespace.checkEntity(path.get(1));
      invocations.invoke(request, path.get(1), answer);
      return;
    }
    Optional<Response> response =
        switch (collection) {
          case "actions" -> actions(request, path);
          case "activations" -> activations(request, path);
          case "limits" -> limits(request, path);
          default -> EmptyCollections.answer(request, path);
        };
    answer.accept(response.orElseThrow(Router::noRoute));
  }

  private Optional<Response> actions(Request request, List<String> path) {
    if (path.size() == 1) {
      return request.method().equals("GET")
          ? Optional.of(resources.actions(request))
          : Optional.empty();
    }
    if (path.size() > 2) {
      throw Refusal.notFound();
    }
    String name = path.get(1);
    Namespace.checkEntity(name);
    return switch (request.method()) {
      case "GET" -> Optional.of(resources.action(request, name));
      case "PUT" -> Optional.of(resources.putAction(request, name));
      case "DELETE" -> Optional.of(resources.deleteAction(name));
      default -> Optional.empty();
    };
  }

  private Optional<Response> activations(Request request, List<String> path) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    if (path.size() == 1) {
      return Optional.of(resources.activations(request));
    }
    String id = path.get(1);
    if (path.size() == 2) {
      return Optional.of(resources.activation(id));
    }
    return switch (String.join("/", path.subList(2, path.size()))) {
      case "result" -> Optional.of(resources.activationResult(id));
      case "logs" -> Optional.of(resources.activationLogs(id));
      default -> Optional.empty();
    };
  }

  private Optional<Response> limits(Request request, List<String> path) {
    return path.size() == 1 && request.method().equals("GET")
        ? Optional.of(information.namespaceLimits())
        : Optional.empty();
  }

  private static Refusal noRoute() {
    return Refusal.unrouted(404, Texts.NO_ROUTE);
  }
}
