package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A server with the limits of the recorded one, and a plain client to it. */
final class SampleServer implements AutoCloseable {
  static final AuthKey KEY = AuthKey.of("guest:secret");
  static final ServerLimits RECORDED =
      new ServerLimits(
          6000, 100, DataSize.ofMegabytes(128), DataSize.ofMegabytes(512), Duration.ofSeconds(60));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final EmbeddedOpenWhisk server;

  private SampleServer(EmbeddedOpenWhisk server) {
    this.server = server;
  }

  static SampleServer start(ActionContainers containers, ServerLimits limits) throws IOException {
    PoolSettings settings = PoolSettings.of(DataSize.ofMegabytes(1024), Duration.ofSeconds(30));
    ContainerPool pool = ContainerPool.open(containers, settings, SystemTime.INSTANCE);
    return new SampleServer(
        EmbeddedOpenWhisk.start(
            ServerSettings.onLoopback(0, KEY, limits), pool, SystemTime.INSTANCE));
  }

  URI uri() {
    return server.endpoint().apiHost();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  /** A request with the right key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(uri() + path)).header("Authorization", KEY.header());
  }

  void deploy(SampleAction action) throws IOException, InterruptedException {
    put(action.actionName(), document(action));
  }

  /** The body of the PUT that makes the action. */
  static String document(SampleAction action) {
    String code = action.code().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\""
        + code
        + "\"},\"limits\":"
        + action.limits()
        + "}";
  }

  HttpResponse<String> put(String name, String document) throws IOException, InterruptedException {
    String path = "/api/v1/namespaces/_/actions/" + name + "?overwrite=true";
    return send(json(path).PUT(BodyPublishers.ofString(document)).build());
  }

  HttpResponse<String> invoke(SampleAction action, String query, String payload)
      throws IOException, InterruptedException {
    String path = "/api/v1/namespaces/_/actions/" + action.actionName() + query;
    return send(json(path).POST(BodyPublishers.ofString(payload)).build());
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  static String idOf(HttpResponse<String> invoked) {
    return invoked.headers().firstValue("x-openwhisk-activation-id").orElseThrow();
  }

  static List<String> headerNames(HttpResponse<String> response) {
    return response.headers().map().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
