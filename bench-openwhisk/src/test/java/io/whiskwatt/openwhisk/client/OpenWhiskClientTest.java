package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenWhiskClientTest {
  private static final AuthKey KEY = AuthKey.of("guest:topsecret");

  @Test
  void a_key_shows_in_no_text() {
    Endpoint endpoint = new Endpoint(URI.create("http://localhost:1"), KEY);
    assertThat(endpoint.toString() + KEY).doesNotContain("topsecret").contains("hidden");
    assertThatThrownBy(() -> AuthKey.of("topsecret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void a_closed_port_is_an_answer_that_names_the_address() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (OpenWhiskClient client = client(port)) {
      Answer<PlatformInfo> answer = client.info().await();
      assertThat(answer.found()).isEmpty();
      assertThat(answer.failure()).contains("no connection", ":" + port);
      assertThat(client.openConnections(3).await().found()).contains(0);
    }
  }

  @Test
  void a_gateways_page_is_refused_with_its_beginning() throws IOException {
    try (Stub stub = new Stub(502, "<html>Bad Gateway</html>")) {
      Answer<Invocation> answer = stub.client.invoke("a", "{}", Duration.ofSeconds(1)).await();
      assertThat(answer).isInstanceOf(Answer.Refused.class);
      assertThat(answer.failure()).isEqualTo("502 <html>Bad Gateway</html>");
    }
  }

  @Test
  void an_error_of_the_server_keeps_its_words() throws IOException {
    try (Stub stub = new Stub(429, "{\"code\":\"x\",\"error\":\"Too many requests\"}")) {
      Answer<NamespaceLimits> answer = stub.client.limits().await();
      assertThat(answer.refusedWith(429)).isTrue();
      assertThat(answer.failure()).isEqualTo("429 Too many requests");
    }
  }

  @Test
  void a_reply_of_something_else_is_not_taken_for_openwhisks() throws IOException {
    try (Stub stub = new Stub(200, "{\"hello\":1}")) {
      assertThat(stub.client.info().await().failure()).startsWith("the reply is not OpenWhisk's");
      assertThat(stub.client.activation("x").await().found()).isEmpty();
    }
  }

  @Test
  void an_interrupted_call_is_an_answer_and_the_thread_stays_interrupted() throws IOException {
    try (Stub stub = new Stub(200, "{}")) {
      Thread.currentThread().interrupt();
      Answer<PlatformInfo> answer = stub.client.info().await();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isInstanceOf(Answer.Unreachable.class);
    }
  }

  @Test
  void a_negative_wait_time_is_kept_as_it_came() {
    String json =
        "{\"activationId\":\"a\",\"annotations\":[{\"key\":\"waitTime\",\"value\":-7}],"
            + "\"duration\":5,\"response\":{\"result\":{\"n\":1},\"status\":\"success\"}}";
    ActivationRecord record =
        ActivationRecord.ofJson(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(record.waitMillis()).hasValue(-7);
    assertThat(record.initMillis()).isEmpty();
    assertThat(record.resultJson()).isEqualTo("{\"n\":1}");
  }

  private static OpenWhiskClient client(int port) {
    return OpenWhiskClient.connect(new Endpoint(URI.create("http://127.0.0.1:" + port), KEY));
  }

  /** A server that always says the same. */
  private static final class Stub implements AutoCloseable {
    private final HttpServer server;
    final OpenWhiskClient client;

    Stub(int status, String body) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(status, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      server.start();
      client = client(server.getAddress().getPort());
    }

    @Override
    public void close() {
      client.close();
      server.stop(0);
    }
  }
}
