package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EmbeddedOpenWhiskTest {
  private static final String HELLO = SampleServer.document(SampleAction.HELLO);
  private static final String ECHO = "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\"echo\"}";

  @Test
  void an_update_starts_anew_and_the_same_again_does_not() throws Exception {
    try (SampleServer server = start()) {
      assertThat(initialisedBy(server)).as("first").isTrue();
      assertThat(initialisedBy(server)).as("updated by an identical PUT").isTrue();
      server.send(server.request("/api/v1/namespaces/_/actions/hello").DELETE().build());
      assertThat(initialisedBy(server)).as("deleted and made again").isFalse();
    }
  }

  private static boolean initialisedBy(SampleServer server) throws Exception {
    server.put("hello", HELLO);
    return server
        .invoke(SampleAction.HELLO, "?blocking=true", "{}")
        .body()
        .contains("\"initTime\"");
  }

  @Test
  void parameters_stand_below_the_payload() throws Exception {
    try (SampleServer server = start()) {
      server.put(
          "hello",
          ECHO + ",\"parameters\":[{\"key\":\"a\",\"value\":1},{\"key\":\"b\",\"value\":2}]}");
      HttpResponse<String> reply =
          server.invoke(SampleAction.HELLO, "?blocking=true&result=true", "{\"b\":\"🚀\"}");
      assertThat(reply.body()).isEqualTo("{\"a\":1,\"b\":\"🚀\"}");
    }
  }

  @Test
  void what_an_update_does_not_state_stays() throws Exception {
    try (SampleServer server = start()) {
      server.put("hello", ECHO + ",\"limits\":{\"memory\":128}}");
      assertThat(server.put("hello", "{\"limits\":{\"timeout\":5000}}").body())
          .contains("\"code\":\"echo\"", "\"memory\":128", "\"timeout\":5000", "\"0.0.2\"");
    }
  }

  @Test
  void a_start_that_nobody_knows_is_refused() throws Exception {
    try (SampleServer server = start()) {
      String annotations = ",\"annotations\":[{\"key\":\"whiskwatt-start\",\"value\":\"hot\"}]}";
      HttpResponse<String> reply = server.put("hello", ECHO + annotations);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("cold or prewarmed, not 'hot'");
    }
  }

  @Test
  void malformed_documents_are_the_clients_fault() throws Exception {
    try (SampleServer server = start()) {
      for (String body :
          List.of(
              "{\"exec\":{\"kind\":\"nodejs:20\"}}",
              ECHO + ",\"limits\":{\"memory\":\"much\"}}",
              ECHO + ",\"limits\":{\"memory\":1}}",
              ECHO + ",\"parameters\":{}}",
              "{} {}")) {
        assertThat(server.put("hello", body).statusCode()).as(body).isEqualTo(400);
      }
    }
  }

  @Test
  void many_callers_at_a_time_all_get_their_own_reply() throws Exception {
    try (SampleServer server = start()) {
      server.put("hello", ECHO + "}");
      ExecutorService callers = Executors.newFixedThreadPool(24);
      try {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
          String payload = "{\"n\":" + i + "}";
          calls.add(() -> echoed(server, payload) ? "same" : "other than " + payload);
        }
        for (Future<String> each : callers.invokeAll(calls)) {
          assertThat(each.get()).isEqualTo("same");
        }
      } finally {
        callers.shutdownNow();
      }
    }
  }

  private static boolean echoed(SampleServer server, String payload)
      throws IOException, InterruptedException {
    return server
        .invoke(SampleAction.HELLO, "?blocking=true&result=true", payload)
        .body()
        .equals(payload);
  }

  @Test
  void a_method_that_nobody_offers_is_not_found() throws Exception {
    try (SampleServer server = start()) {
      for (String path : List.of("activations", "limits", "rules", "actions")) {
        HttpResponse<String> reply =
            server.send(
                server
                    .request("/api/v1/namespaces/_/" + path)
                    .POST(BodyPublishers.noBody())
                    .build());
        assertThat(reply.statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  private static SampleServer start() throws IOException {
    ScriptedContainers containers =
        new ScriptedContainers(code -> (payload, limit) -> new Reply.Returned(payload, List.of()));
    return SampleServer.start(containers, SampleServer.RECORDED);
  }
}
