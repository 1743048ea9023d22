package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What somebody without the key, or with bad manners, can do to a server. */
class StrangersTest {
  private static final int SLOW_SENDERS = 24;

  /** Far more than the buffers of a loopback connection hold. */
  private static final int MANY_BYTES = 64 << 20;

  @Test
  void every_wrong_key_gets_the_same_answer() throws Exception {
    try (SampleServer server = start()) {
      Set<String> answers = new HashSet<>();
      for (String key : wrongKeys()) {
        HttpResponse<String> reply = server.send(actions(server, key).build());
        assertThat(reply.statusCode()).as(key).isEqualTo(401);
        answers.add(
            reply.body().replaceFirst("\"code\":\"[^\"]*\"", "") + reply.headers().map().keySet());
      }
      assertThat(answers).hasSize(1);
    }
  }

  private static List<String> wrongKeys() {
    return List.of(
        basic("guest:secre"),
        basic("guest:secrets"),
        basic("guest:Secret"),
        basic("guest"),
        basic(""),
        "Basic",
        "Basic ***",
        "Bearer " + basic("guest:secret").substring(6));
  }

  private static String basic(String key) {
    return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_scheme_of_the_key_may_be_written_in_any_case() throws Exception {
    try (SampleServer server = start()) {
      String lower = basic("guest:secret").replace("Basic", "basic");
      assertThat(server.send(actions(server, lower).build()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_stranger_who_sends_much_is_told_so_and_not_listened_to() throws Exception {
    try (SampleServer server = start()) {
      HttpRequest.Builder request = actions(server, basic("guest:wrong"));
      byte[] much = new byte[900_000];
      HttpResponse<String> reply =
          server.send(request.PUT(BodyPublishers.ofByteArray(much)).build());
      assertThat(reply.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void slow_senders_do_not_keep_the_others_out() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (SampleServer server = start()) {
      for (int i = 0; i < SLOW_SENDERS; i++) {
        Socket socket = connect(server);
        socket.getOutputStream().write('G');
        slow.add(socket);
      }
      for (int i = 0; i < SLOW_SENDERS; i++) {
        assertThat(server.send(server.request("/api/v1/namespaces").build()).statusCode())
            .isEqualTo(200);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void headers_without_end_are_cut_off() throws Exception {
    Assumptions.assumeTrue(boundsHeaders(), "this JDK's server has no bound for all headers");
    try (SampleServer server = start();
        Socket socket = connect(server)) {
      assertThat(bytesTaken(socket)).isLessThan(MANY_BYTES);
      assertThat(server.send(server.request("/ping").build()).body()).isEqualTo("pong");
    }
  }

  private static boolean boundsHeaders() {
    return Runtime.version().compareToIgnoreOptional(Runtime.Version.parse("17.0.13")) >= 0;
  }

  /** How much of one endless request a server takes before it closes the connection. */
  private static int bytesTaken(Socket socket) throws IOException {
    byte[] line = ("X-Filler: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write("GET /ping HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
    for (int sent = 0; sent < MANY_BYTES; sent += line.length) {
      try {
        socket.getOutputStream().write(line);
      } catch (SocketException closed) {
        return sent;
      }
    }
    return MANY_BYTES;
  }

  private static Socket connect(SampleServer server) throws IOException {
    Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static HttpRequest.Builder actions(SampleServer server, String key) {
    return HttpRequest.newBuilder(server.uri().resolve("/api/v1/namespaces/_/actions"))
        .header("Authorization", key);
  }

  private static SampleServer start() throws IOException {
    return SampleServer.start(new ScriptedContainers(SampleAction.script()), SampleServer.RECORDED);
  }
}
