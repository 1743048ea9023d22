package io.whiskwatt.openwhisk.local.server;

import static io.whiskwatt.openwhisk.local.server.SampleServer.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.sample.Sample;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Each recorded exchange, driven against a fresh embedded server. */
record SampleContract(Supplier<ActionContainers> containers) {
  private static final String ACTIONS = "/api/v1/namespaces/_/actions";
  private static final String HELLO = ACTIONS + "/hello";

  /** Samples that are tested apart: they need more than one exchange's worth of care. */
  private static final List<String> APART =
      List.of("49-413-50mb", "70-429-rate", "71-429-concurrent", "99-500-no-provision");

  static boolean covers(Sample sample) {
    return !APART.contains(sample.name());
  }

  void check(Sample sample) throws IOException, InterruptedException {
    try (SampleServer server = SampleServer.start(containers.get(), limits(sample))) {
      prepare(sample, server);
      HttpResponse<String> response = server.send(request(sample, server));
      if (sample.status() != 0) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(sample.status());
        assertThat(SampleServer.headerNames(response))
            .isEqualTo(sample.headers().keySet().stream().sorted().toList());
        assertThat(response.headers().firstValue("Content-Type"))
            .hasValue(String.valueOf(sample.headers().get("content-type")));
      }
      if (sample.isCut()) {
        assertThat(response.body())
            .startsWith(sample.body().substring(0, 1))
            .endsWith(sample.name().startsWith("69") ? "]" : "\"version\":\"0.0.1\"}");
      } else {
        SampleComparison.compare(sample.body(), response.body());
      }
    }
  }

  private static ServerLimits limits(Sample sample) {
    return sample.name().startsWith("60-")
        ? new ServerLimits(
            SampleServer.RECORDED.invocationsPerMinute(),
            SampleServer.RECORDED.concurrentInvocations(),
            SampleServer.RECORDED.minMemory(),
            SampleServer.RECORDED.maxMemory(),
            Duration.ofMillis(200))
        : SampleServer.RECORDED;
  }

  private static void prepare(Sample sample, SampleServer server)
      throws IOException, InterruptedException {
    if (sample.name().equals("01-create") || sample.name().equals("10-create-timeout-action")) {
      return;
    }
    server.deploy(SampleAction.HELLO);
    if (Integer.parseInt(sample.name().substring(0, 2)) >= 86) {
      server.deploy(SampleAction.HELLO);
    }
    String line = sample.request().isEmpty() ? "" : sample.request().get(0);
    for (SampleAction action : SampleAction.values()) {
      boolean named = line.matches(".*/actions/" + action.actionName() + "(\\?.*)?");
      if (named && action != SampleAction.HELLO) {
        server.deploy(action);
      }
    }
    if (line.contains("/activations?")) {
      server.deploy(SampleAction.BIG);
      server.invoke(SampleAction.HELLO, "?blocking=true", "{}");
      server.invoke(SampleAction.HELLO, "?blocking=true", "{}");
      server.invoke(SampleAction.HELLO, "?blocking=true", "{}");
      server.invoke(SampleAction.BIG, "?blocking=true", "{\"n\":1100000}");
    }
  }

  private static HttpRequest request(Sample sample, SampleServer server)
      throws IOException, InterruptedException {
    return sample.request().isEmpty() ? unrecorded(sample, server) : recorded(sample, server);
  }

  private static HttpRequest recorded(Sample sample, SampleServer server)
      throws IOException, InterruptedException {
    String[] line = sample.request().get(0).split(" ", 2);
    HttpRequest.Builder request = server.request(address(sample, line[1], server));
    String body = "";
    boolean typed = false;
    for (String more : sample.request().subList(1, sample.request().size())) {
      if (more.matches("(Content-Type|X-Request-ID): .*")) {
        request.header(more.substring(0, more.indexOf(':')), more.substring(more.indexOf(':') + 2));
        typed |= more.startsWith("Content-Type");
      } else {
        body = more;
      }
    }
    if (!body.isEmpty() && !typed) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    return request
        .method(line[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  /** The recorded address, with an id that this server knows. */
  private static String address(Sample sample, String recorded, SampleServer server)
      throws IOException, InterruptedException {
    return switch (sample.name().substring(0, 2)) {
      case "06", "07", "08" ->
          withId(
              recorded,
              idOf(server.invoke(SampleAction.HELLO, "?blocking=true", "{\"name\":\"cold\"}")));
      case "66" -> {
        server.invoke(SampleAction.HELLO, "?blocking=true", "{}");
        yield recorded;
      }
      case "68" -> recorded.replaceFirst("since=\\d+", "since=" + later());
      case "90" -> withId(recorded, sleeping(server, "3000", ""));
      case "91" -> withId(recorded, sleeping(server, "1", "?blocking=true"));
      default -> recorded;
    };
  }

  private static long later() {
    return Instant.now().plusSeconds(3600).toEpochMilli();
  }

  private static String sleeping(SampleServer server, String millis, String query)
      throws IOException, InterruptedException {
    server.deploy(SampleAction.SLEEP);
    return idOf(server.invoke(SampleAction.SLEEP, query, "{\"ms\":" + millis + "}"));
  }

  private static String withId(String address, String id) {
    return address.replaceFirst("[0-9a-f]{32}", id);
  }

  /** Requests that the files do not show, from what they are about. */
  private static HttpRequest unrecorded(Sample sample, SampleServer server) {
    return switch (sample.name().substring(0, 2)) {
      case "10" ->
          put(server, ACTIONS + "/sleepshort", SampleServer.document(SampleAction.SLEEPSHORT));
      case "30" -> HttpRequest.newBuilder(server.uri().resolve(ACTIONS)).build();
      case "31" -> withAuthorization(server, "Basic nonsense");
      case "32" -> withAuthorization(server, "Basic Z3Vlc3Q6d3Jvbmc=");
      case "46" -> post(server, "{\"s\":\"" + "x".repeat(1_048_588) + "\"}");
      case "47" -> post(server, "{\"s\":\"" + "x".repeat(900_000) + "\"}");
      case "48" ->
          put(
              server,
              ACTIONS + "/large",
              "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\"" + "x".repeat(51_380_226) + "\"}}");
      case "80" -> HttpRequest.newBuilder(server.uri().resolve("/")).build();
      case "81" -> HttpRequest.newBuilder(server.uri().resolve("/api/v1")).build();
      case "82" -> HttpRequest.newBuilder(server.uri().resolve("/ping")).build();
      case "85" ->
          put(server, HELLO + "?overwrite=true", SampleServer.document(SampleAction.HELLO));
      default -> throw new IllegalStateException("no request known for " + sample.name());
    };
  }

  private static HttpRequest withAuthorization(SampleServer server, String value) {
    return HttpRequest.newBuilder(server.uri().resolve(ACTIONS))
        .header("Authorization", value)
        .build();
  }

  private static HttpRequest put(SampleServer server, String path, String body) {
    return server
        .request(path)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest post(SampleServer server, String body) {
    return server
        .request(HELLO + "?blocking=true")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
