package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OpenWhisk's REST API in the caller's own namespace. Thread-safe. */
public final class OpenWhiskClient implements AutoCloseable {
  /** Calls in flight at the same time, all callers together. */
  public static final int MAX_IN_FLIGHT = 1024;

  private static final MediaType JSON = MediaType.get("application/json");

  /**
   * A client's time-out is the action's limit plus this at least (a killed action answers late).
   */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final Duration CONTROL_DEADLINE = Duration.ofSeconds(75);

  private final Connections connections;
  private final HttpUrl host;
  private final HttpUrl namespace;

  private OpenWhiskClient(Connections connections, HttpUrl host) {
    this.connections = connections;
    this.host = host;
    this.namespace = host.newBuilder().addPathSegments("api/v1/namespaces/_").build();
  }

  public static OpenWhiskClient connect(Endpoint endpoint) {
    HttpUrl host = HttpUrl.get(endpoint.apiHost().toString());
    return new OpenWhiskClient(Connections.open(endpoint.key(), MAX_IN_FLIGHT), host);
  }

  /** What the server is and has. */
  public Pending<PlatformInfo> info() {
    return read(new Request.Builder().url(host).build(), Json::info);
  }

  public Pending<NamespaceLimits> limits() {
    return read(get("limits").build(), Json::limits);
  }

  /** Creates the action, or replaces the one of that name. */
  public Pending<ActionSummary> put(ActionDraft draft) {
    HttpUrl url =
        url("actions", draft.name()).newBuilder().addQueryParameter("overwrite", "true").build();
    RequestBody body = RequestBody.create(bytes(Json.draft(draft)), JSON);
    return read(new Request.Builder().url(url).put(body).build(), Json::action);
  }

  public Pending<ActionSummary> action(String name) {
    HttpUrl url = url("actions", name).newBuilder().addQueryParameter("code", "false").build();
    return read(new Request.Builder().url(url).build(), Json::action);
  }

  public Pending<ActionSummary> delete(String name) {
    return read(new Request.Builder().url(url("actions", name)).delete().build(), Json::action);
  }

  /**
   * A page of the actions.
   *
   * @param limit 1–200
   */
  public Pending<List<ActionSummary>> actions(int limit, int skip) {
    HttpUrl url =
        url("actions")
            .newBuilder()
            .addQueryParameter("limit", Integer.toString(limit))
            .addQueryParameter("skip", Integer.toString(skip))
            .build();
    return read(new Request.Builder().url(url).build(), Json::actions);
  }

  /** A record; {@code 404} on an id that the server issued means "not yet". */
  public Pending<ActivationRecord> activation(String id) {
    return read(get("activations", id).build(), Json::activation);
  }

  /**
   * Invokes and waits for the end. An action's failure is a value too: the record says so.
   *
   * @param payload a JSON object
   * @param timeout of the action
   */
  public Pending<Invocation> invoke(String name, String payload, Duration timeout) {
    Request request =
        new Request.Builder()
            .url(blocking(name))
            .post(RequestBody.create(bytes(payload), JSON))
            .build();
    return send(request, timeout.plus(GRACE), OpenWhiskClient::invocation);
  }

  /**
   * A caller for the load path.
   *
   * @param actions names; calls choose one by its index
   * @param payload a JSON object, the same for each call
   * @param timeout of the actions
   */
  public ActionCaller caller(
      List<String> actions, String payload, Duration timeout, CallListener listener) {
    List<HttpUrl> targets = actions.stream().map(this::blocking).toList();
    OkHttpClient client = connections.client(timeout.plus(GRACE));
    RequestBody body = RequestBody.create(bytes(payload), JSON);
    return new ActionCaller(client, targets, body, listener, MAX_IN_FLIGHT);
  }

  /**
   * Opens connections at the same time by harmless requests, so that later calls find them open.
   *
   * @param count 1 or more
   * @return how many answered
   */
  public Pending<Integer> openConnections(int count) {
    return connections.warmUp(get("limits").build(), Math.min(count, MAX_IN_FLIGHT));
  }

  /** Closes all connections; calls in flight fail. */
  @Override
  public void close() {
    connections.close();
  }

  private static Answer<Invocation> invocation(Response response, byte[] body) {
    String id = response.header(Headers.ACTIVATION_ID, "");
    Optional<ActivationRecord> record = ActivationRecord.ofJson(body);
    if (record.isPresent()) {
      return new Answer.Ok<>(new Invocation.Ended(record.get()));
    }
    if (response.code() == 202 && !id.isEmpty()) {
      return new Answer.Ok<>(new Invocation.Running(id));
    }
    if (response.code() == 200 && !id.isEmpty()) {
      return new Answer.Ok<>(new Invocation.Bare(id, new String(body, StandardCharsets.UTF_8)));
    }
    return refused(response, body);
  }

  private <T> Pending<T> read(Request request, Function<JsonNode, Optional<T>> reader) {
    return send(request, CONTROL_DEADLINE, (response, body) -> parsed(response, body, reader));
  }

  private <T> Pending<T> send(Request request, Duration deadline, Exchange.Reader<T> reader) {
    Call call = connections.client(deadline).newCall(request);
    Exchange<T> exchange = new Exchange<>(reader, host);
    call.enqueue(exchange);
    return new Pending<>(exchange.answer(), call::cancel);
  }

  private static <T> Answer<T> parsed(
      Response response, byte[] body, Function<JsonNode, Optional<T>> reader) {
    if (response.code() / 100 != 2) {
      return refused(response, body);
    }
    return Json.tree(body)
        .flatMap(reader)
        .<Answer<T>>map(Answer.Ok::new)
        .orElseGet(() -> new Answer.Unreachable<>("the reply is not OpenWhisk's: " + start(body)));
  }

  private static <T> Answer<T> refused(Response response, byte[] body) {
    String error =
        Json.tree(body)
            .filter(node -> node.path("error").isTextual())
            .map(node -> node.path("error").asText())
            .orElseGet(() -> start(body));
    return new Answer.Refused<>(response.code(), error, response.header(Headers.REQUEST_ID, ""));
  }

  private static String start(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpUrl blocking(String action) {
    return url("actions", action).newBuilder().addQueryParameter("blocking", "true").build();
  }

  private Request.Builder get(String... path) {
    return new Request.Builder().url(url(path));
  }

  private HttpUrl url(String... path) {
    HttpUrl.Builder builder = namespace.newBuilder();
    for (String segment : path) {
      builder.addPathSegment(segment);
    }
    return builder.build();
  }
}
