package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.sample.Sample;
import io.whiskwatt.units.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SampleContractTest {
  @TestFactory
  Stream<DynamicTest> the_server_answers_as_the_recorded_one() throws IOException {
    SampleContract contract =
        new SampleContract(() -> new ScriptedContainers(SampleAction.script()));
    return Sample.all().stream()
        .filter(SampleContract::covers)
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> contract.check(sample)));
  }

  @Test
  void a_body_beyond_fifty_megabytes_is_refused() throws Exception {
    Sample sample = sample("49-413-50mb");
    try (SampleServer server = start(SampleServer.RECORDED);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      String head =
          String.join(
              "\r\n",
              "POST /api/v1/namespaces/_/actions/hello HTTP/1.1",
              "Host: localhost",
              "Authorization: " + SampleServer.KEY.header(),
              "Content-Type: application/json",
              "Content-Length: 60000000",
              "",
              "");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(new byte[60_000_000]);
      socket.shutdownOutput();
      List<String> reply =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .lines()
              .limit(8)
              .map(line -> line.toLowerCase(Locale.ROOT))
              .toList();
      assertThat(reply.get(0)).contains(" 400 ");
      assertThat(reply)
          .contains("connection: close", "content-type: text/plain; charset=utf-8")
          .contains(sample.body().toLowerCase(Locale.ROOT))
          .noneMatch(line -> line.startsWith("x-request-id"));
    }
  }

  @Test
  void the_sixty_first_invocation_of_a_minute_is_refused() throws Exception {
    Sample sample = sample("70-429-rate");
    try (SampleServer server = start(throttled(60, 1000))) {
      server.deploy(SampleAction.HELLO);
      HttpResponse<String> last = server.invoke(SampleAction.HELLO, "", "{}");
      for (int i = 1; i < 64 || last.statusCode() != 429; i++) {
        last = server.invoke(SampleAction.HELLO, "", "{}");
      }
      assertThat(last.statusCode()).isEqualTo(sample.status());
      assertThat(SampleServer.headerNames(last)).isEqualTo(List.copyOf(sample.headers().keySet()));
      assertThat(withoutCount(last.body())).isEqualTo(withoutCount(sample.body()));
    }
  }

  @Test
  void the_thirty_first_invocation_in_flight_is_refused() throws Exception {
    Sample sample = sample("71-429-concurrent");
    try (SampleServer server = start(throttled(6000, 30))) {
      server.deploy(SampleAction.SLEEP);
      for (int i = 0; i < 30; i++) {
        server.invoke(SampleAction.SLEEP, "", "{\"ms\":30000}");
      }
      HttpResponse<String> last = server.invoke(SampleAction.SLEEP, "", "{\"ms\":1}");
      assertThat(last.statusCode()).isEqualTo(sample.status());
      SampleComparison.compare(sample.body(), last.body());
    }
  }

  @Test
  void a_container_that_does_not_start_is_a_whisk_error() throws Exception {
    Sample sample = sample("99-500-no-provision");
    ScriptedContainers containers = new ScriptedContainers(SampleAction.script());
    containers.failStarts();
    try (SampleServer server = SampleServer.start(containers, SampleServer.RECORDED)) {
      server.deploy(SampleAction.HELLO);
      HttpResponse<String> reply =
          server.invoke(SampleAction.HELLO, "?blocking=true", "{\"name\":\"cold\"}");
      assertThat(reply.statusCode()).isEqualTo(sample.status());
      SampleComparison.compare(sample.body(), reply.body());
    }
  }

  private static String withoutCount(String body) {
    return body.replaceFirst("\"code\":\"[^\"]*\"", "").replaceFirst("count: \\d+", "count: n");
  }

  private static ServerLimits throttled(long perMinute, int concurrent) {
    return new ServerLimits(
        perMinute,
        concurrent,
        DataSize.ofMegabytes(128),
        DataSize.ofMegabytes(512),
        Duration.ofSeconds(60));
  }

  private static SampleServer start(ServerLimits limits) throws IOException {
    return SampleServer.start(new ScriptedContainers(SampleAction.script()), limits);
  }

  private static Sample sample(String name) throws IOException {
    return Sample.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
