package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients ask on their way, beside actions and activations. */
class OtherRoutesTest {
  private static final String HELLO = SampleServer.document(SampleAction.HELLO);

  @ParameterizedTest
  @ValueSource(strings = {"packages", "triggers", "rules"})
  void collections_that_are_not_kept_are_those_of_an_empty_namespace(String name) throws Exception {
    try (SampleServer server = start()) {
      assertThat(get(server, "/" + name + "?limit=0&skip=0").body()).isEqualTo("[]");
      assertThat(get(server, "/" + name + "?count=true").body()).isEqualTo("{\"" + name + "\":0}");
      assertThat(get(server, "/" + name + "?limit=x").statusCode()).isEqualTo(400);
      assertThat(get(server, "/" + name + "/any").statusCode()).isEqualTo(404);
      HttpResponse<String> put =
          server.send(request(server, "/" + name + "/any").PUT(body("{}")).build());
      assertThat(put.statusCode()).isEqualTo(501);
      assertThat(put.body()).contains("\"code\":\"", "it has no " + name + ".");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/invokers|{\"invoker0/0\":\"up\"}", "/invokers/healthy/count|1", "/ping|pong"})
  void the_health_of_the_one_invoker_needs_no_key(String path, String expected) throws Exception {
    try (SampleServer server = start()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
      assertThat(server.send(request).body()).isEqualTo(expected);
    }
  }

  @Test
  void a_version_may_be_stated_and_must_be_one() throws Exception {
    try (SampleServer server = start()) {
      String base = HELLO.substring(0, HELLO.length() - 1);
      assertThat(server.put("hello", base + ",\"version\":\"2.1\"}").body())
          .contains("\"version\":\"2.1.0\"");
      assertThat(server.put("hello", HELLO).body()).contains("\"version\":\"2.1.1\"");
      for (String bad : new String[] {"\"new\"", "\"0.0.0\"", "\"-1.0.0\"", "3", "null"}) {
        HttpResponse<String> reply = server.put("hello", base + ",\"version\":" + bad + "}");
        assertThat(reply.statusCode()).as(bad).isEqualTo(400);
        assertThat(reply.body()).contains("semantic version malformed");
      }
    }
  }

  @Test
  void an_update_with_the_same_version_and_nothing_new_stays_warm() throws Exception {
    try (SampleServer server = start()) {
      String pinned = HELLO.substring(0, HELLO.length() - 1) + ",\"version\":\"1.0.0\"";
      assertThat(initialisedBy(server, pinned + "}")).isTrue();
      assertThat(initialisedBy(server, pinned + "}")).as("the same again").isFalse();
      assertThat(initialisedBy(server, pinned + ",\"publish\":true}")).as("shared").isTrue();
    }
  }

  private static boolean initialisedBy(SampleServer server, String document) throws Exception {
    server.put("hello", document);
    return server
        .invoke(SampleAction.HELLO, "?blocking=true", "{}")
        .body()
        .contains("\"initTime\"");
  }

  @Test
  void several_activations_at_a_time_in_one_container_are_refused() throws Exception {
    try (SampleServer server = start()) {
      String document = HELLO.replace("\"limits\":{}", "\"limits\":{\"concurrency\":2}");
      HttpResponse<String> reply = server.put("hello", document);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body())
          .contains("requirement failed: concurrency 2 exceeds allowed threshold of 1\"");
    }
  }

  @Test
  void invoking_what_is_not_there_counts_too() throws Exception {
    ServerLimits strict =
        new ServerLimits(
            3,
            30,
            SampleServer.RECORDED.minMemory(),
            SampleServer.RECORDED.maxMemory(),
            SampleServer.RECORDED.maxBlocking());
    try (SampleServer server =
        SampleServer.start(new ScriptedContainers(SampleAction.script()), strict)) {
      int status = 404;
      for (int i = 0; i < 8 && status == 404; i++) {
        status = server.invoke(SampleAction.HELLO, "", "{}").statusCode();
      }
      assertThat(status).isEqualTo(429);
    }
  }

  @Test
  void a_head_is_answered_without_a_body() throws Exception {
    try (SampleServer server = start()) {
      HttpRequest head =
          server.request("/api/v1/namespaces").method("HEAD", BodyPublishers.noBody()).build();
      for (int i = 0; i < 3; i++) {
        assertThat(server.send(head).body()).isEmpty();
      }
    }
  }

  private static HttpResponse<String> get(SampleServer server, String path)
      throws IOException, InterruptedException {
    return server.send(request(server, path).build());
  }

  private static HttpRequest.Builder request(SampleServer server, String path) {
    return server.request("/api/v1/namespaces/_" + path).header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private static SampleServer start() throws IOException {
    return SampleServer.start(new ScriptedContainers(SampleAction.script()), SampleServer.RECORDED);
  }
}
