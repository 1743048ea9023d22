package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Header;
import io.whiskwatt.openwhisk.call.CallPlan.Payload;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.wire.NioTransport;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * OpenWhisk's REST API. Requests are sent without waiting, and never twice. Names of actions are
 * written as {@link ActionName} reads them. Thread-safe.
 */
public final class OpenWhiskClient implements AutoCloseable {
  /** Calls in flight at the same time, all callers together. */
  public static final int MAX_IN_FLIGHT = 1024;

  private static final MediaType JSON = MediaType.get("application/json");

  private final Connections connections;
  private final Transport transport;
  private final Paths paths;
  private final Endpoint endpoint;
  private final TimeSource time;
  private final Deadlines deadlines;

  private OpenWhiskClient(
      Connections connections,
      Transport transport,
      Endpoint endpoint,
      TimeSource time,
      Deadlines deadlines) {
    this.connections = connections;
    this.transport = transport;
    this.deadlines = deadlines;
    this.paths = new Paths(HttpUrl.get(endpoint.apiHost().toString()));
    this.endpoint = endpoint;
    this.time = time;
  }

  public static OpenWhiskClient connect(Endpoint endpoint) {
    return connect(endpoint, SystemTime.INSTANCE);
  }

  /**
   * Opens no connection yet.
   *
   * @param time stamps exchanges
   * @throws IllegalArgumentException when the endpoint's CA file cannot be used
   */
  public static OpenWhiskClient connect(Endpoint endpoint, TimeSource time) {
    return connect(endpoint, time, TransportKind.NIO);
  }

  /**
   * The same.
   *
   * @param load what carries the calls of the load path
   */
  public static OpenWhiskClient connect(Endpoint endpoint, TimeSource time, TransportKind load) {
    return connect(endpoint, time, load, Deadlines.USUAL);
  }

  static OpenWhiskClient connect(
      Endpoint endpoint, TimeSource time, TransportKind load, Deadlines deadlines) {
    Connections connections = Connections.open(endpoint, MAX_IN_FLIGHT);
    Transport transport =
        switch (load) {
          case NIO -> NioTransport.create();
          case OKHTTP -> OkHttpTransport.on(connections, limits(endpoint));
        };
    return new OpenWhiskClient(connections, transport, endpoint, time, deadlines);
  }

  private static Request limits(Endpoint endpoint) {
    Paths paths = new Paths(HttpUrl.get(endpoint.apiHost().toString()));
    return new Request.Builder().url(paths.own("limits")).build();
  }

  /** What the server is and has. */
  public Pending<PlatformInfo> info() {
    return get(paths.host(), Reader.json(ServerJson::info));
  }

  /** Which API it has. Not every gateway passes this on. */
  public Pending<ApiVersion> version() {
    return get(paths.api(), Reader.json(ServerJson::version));
  }

  /** A look at the server's clock, by any reply that has a date. */
  public Pending<ServerClock> clock() {
    ClockLook look = new ClockLook(time);
    OkHttpClient client =
        connections.client(deadlines.control()).newBuilder().eventListener(look).build();
    HttpUrl ping = paths.host().newBuilder().addPathSegment("ping").build();
    return send(client, new Request.Builder().url(ping).build(), look);
  }

  /** The invokers as the controller sees them. Many gateways refuse this, by 404. */
  public Pending<List<InvokerState>> invokers() {
    return get(invokersUrl(), Reader.json(ServerJson::invokers));
  }

  /** How many invokers are up. Many gateways refuse this, by 404. */
  public Pending<Integer> healthyInvokers() {
    HttpUrl url = invokersUrl().newBuilder().addPathSegments("healthy/count").build();
    return get(url, Reader.json(ServerJson::healthyInvokers));
  }

  private HttpUrl invokersUrl() {
    return paths.host().newBuilder().addPathSegment("invokers").build();
  }

  /** The namespaces that the key opens. */
  public Pending<List<String>> namespaces() {
    return get(paths.namespaces(), Reader.json(ServerJson::namespaces));
  }

  public Pending<NamespaceLimits> limits() {
    return get(paths.own("limits"), Reader.json(ServerJson::limits));
  }

  /** Creates the action; refused as a {@linkplain Refusal#CONFLICT conflict} where it exists. */
  public Pending<ActionSummary> create(ActionDraft draft) {
    return put(draft, paths.action(draft.name()));
  }

  /** Creates the action, or replaces the one of that name. */
  public Pending<ActionSummary> put(ActionDraft draft) {
    return put(draft, Paths.with(paths.action(draft.name()), "overwrite", "true"));
  }

  private Pending<ActionSummary> put(ActionDraft draft, HttpUrl url) {
    Request request = new Request.Builder().url(url).put(json(ActionJson.draft(draft))).build();
    return send(request, deadlines.control(), Reader.json(ActionJson::summary));
  }

  /** An action without its code. */
  public Pending<ActionDocument> action(String name) {
    HttpUrl url = Paths.with(paths.action(name), "code", "false");
    return get(url, Reader.json(ActionJson::document));
  }

  /** An action with its code, whole enough to be copied. */
  public Pending<ActionDocument> actionWithCode(String name) {
    return get(paths.action(name), Reader.json(ActionJson::document));
  }

  public Pending<ActionSummary> delete(String name) {
    Request request = new Request.Builder().url(paths.action(name)).delete().build();
    return send(request, deadlines.control(), Reader.json(ActionJson::summary));
  }

  /**
   * A page of the caller's own actions, the last changed first.
   *
   * @param limit 0–200; 0 asks for 200
   * @param skip 0 or more
   */
  public Pending<List<ActionSummary>> actions(int limit, int skip) {
    return actions("_", limit, skip);
  }

  /** A page of a namespace's actions. */
  public Pending<List<ActionSummary>> actions(String namespace, int limit, int skip) {
    ActivationQuery page = ActivationQuery.newest(limit).skipping(skip);
    HttpUrl url = Paths.page(paths.below(namespace, "actions"), page.limit(), page.skip());
    return get(url, Reader.json(node -> Json.list(node, ActionJson::summary)));
  }

  /**
   * All of the caller's own actions, page by page until a short one. Pages shift while actions come
   * and go: one that is there twice is kept once, and one that was missed shows in the next list.
   */
  public Pending<List<ActionSummary>> allActions() {
    return actionsFrom(0, new LinkedHashMap<>());
  }

  private Pending<List<ActionSummary>> actionsFrom(int skip, Map<String, ActionSummary> seen) {
    return actions(ActivationQuery.MAX_LIMIT, skip)
        .then(
            page -> {
              page.forEach(action -> seen.putIfAbsent(action.fullName(), action));
              return page.size() < ActivationQuery.MAX_LIMIT
                  ? Pending.of(List.copyOf(seen.values()))
                  : actionsFrom(skip + page.size(), seen);
            });
  }

  public Pending<Long> countActions() {
    return count(paths.own("actions"), "actions");
  }

  /** A record; {@code 404} on an id that the server issued means "not yet". */
  public Pending<ActivationRecord> activation(String id) {
    return get(paths.own("activations", id), Reader.json(ActivationJson::record));
  }

  /** The lines of stdout and stderr. */
  public Pending<List<String>> activationLogs(String id) {
    return get(paths.own("activations", id, "logs"), Reader.json(ActivationJson::logs));
  }

  public Pending<ActivationResult> activationResult(String id) {
    return get(paths.own("activations", id, "result"), Reader.json(ActivationJson::result));
  }

  public Pending<List<ActivationSummary>> activations(ActivationQuery query) {
    return get(
        paths.activations(query), Reader.json(node -> Json.list(node, ActivationJson::summary)));
  }

  /** The same with results and logs. */
  public Pending<List<ActivationRecord>> activationRecords(ActivationQuery query) {
    HttpUrl url = Paths.with(paths.activations(query), "docs", "true");
    return get(url, Reader.json(node -> Json.list(node, ActivationJson::record)));
  }

  /** How many activations there are, whatever the query's limit and skip. */
  public Pending<Long> countActivations(ActivationQuery query) {
    return count(paths.selected(query), "activations");
  }

  private Pending<Long> count(HttpUrl url, String collection) {
    return get(
        Paths.with(url, "count", "true"), Reader.json(node -> ServerJson.count(node, collection)));
  }

  /**
   * Invokes and waits for the end. An action's failure is a value too: the record says so.
   *
   * @param payload a JSON object, or nothing
   * @param timeout of the action
   */
  public Pending<Invocation> invoke(String name, String payload, Duration timeout) {
    return invoke(paths.blocking(name), payload, timeout, Reader::invocation);
  }

  /**
   * Invokes and waits for the end no longer than a span, after which it is {@linkplain
   * Invocation.Running running}.
   *
   * @param wait up to the platform's own, 60 s where nobody changed it
   */
  public Pending<Invocation> invokeWaiting(String name, String payload, Duration wait) {
    HttpUrl url = Paths.with(paths.blocking(name), "timeout", Long.toString(wait.toMillis()));
    return invoke(url, payload, wait, Reader::invocation);
  }

  /** Invokes and waits for the bare result: without a record, and never for what is measured. */
  public Pending<Invocation> invokeForResult(String name, String payload, Duration timeout) {
    HttpUrl url = Paths.with(paths.blocking(name), "result", "true");
    return invoke(url, payload, timeout, Reader::result);
  }

  /** Invokes without waiting for the end: gives the activation's id. */
  public Pending<String> invokeNonBlocking(String name, String payload) {
    return invoke(paths.action(name), payload, deadlines.control(), Reader::accepted);
  }

  private <T> Pending<T> invoke(HttpUrl url, String payload, Duration most, Reader<T> reader) {
    RequestBody body = payload.isEmpty() ? RequestBody.create(new byte[0]) : json(payload);
    return send(new Request.Builder().url(url).post(body).build(), deadlines.after(most), reader);
  }

  private CallPlan callPlan(
      List<String> actions, String payload, Duration timeout, int connections) {
    return new CallPlan(
        endpoint.apiHost(),
        endpoint.trust(),
        actions.stream().map(paths::blocking).map(OpenWhiskClient::target).toList(),
        new Payload(
            payload.getBytes(StandardCharsets.UTF_8),
            List.of(new Header("Content-Type", JSON.toString())),
            Optional.of(endpoint.key().header())),
        deadlines.after(timeout),
        MAX_IN_FLIGHT,
        Math.min(connections, MAX_IN_FLIGHT));
  }

  private static Target target(HttpUrl url) {
    String query = Optional.ofNullable(url.encodedQuery()).map(each -> "?" + each).orElse("");
    return new Target("POST", url.encodedPath() + query);
  }

  /**
   * A caller for the load path.
   *
   * @param actions names; calls choose one by its index
   * @param payload a JSON object, the same for each call
   * @param timeout of the actions
   * @param connections to open before the first call, 0 or more
   */
  public Caller caller(
      List<String> actions,
      String payload,
      Duration timeout,
      int connections,
      CallListener listener) {
    return transport.open(callPlan(actions, payload, timeout, connections), listener);
  }

  /**
   * Opens connections at the same time by harmless requests, so that later calls find them open.
   *
   * @param count 1 or more
   * @return how many answered
   */
  public Pending<Integer> openConnections(int count) {
    return connections.warmUp(limits(endpoint), Math.min(count, MAX_IN_FLIGHT));
  }

  /** Closes all connections; calls in flight fail. */
  @Override
  public void close() {
    transport.close();
    connections.close();
  }

  private <T> Pending<T> get(HttpUrl url, Reader<T> reader) {
    return send(new Request.Builder().url(url).build(), deadlines.control(), reader);
  }

  private <T> Pending<T> send(Request request, Duration deadline, Reader<T> reader) {
    return send(connections.client(deadline), request, reader);
  }

  private <T> Pending<T> send(OkHttpClient client, Request request, Reader<T> reader) {
    return Exchange.begin(client.newCall(CallProgress.tracked(request)), reader, endpoint.key());
  }

  private static RequestBody json(String text) {
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), JSON);
  }
}
