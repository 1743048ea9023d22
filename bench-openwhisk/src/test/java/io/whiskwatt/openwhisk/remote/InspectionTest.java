package io.whiskwatt.openwhisk.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Rate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private static final String SECRET = "5a5a-secret";
  private static final String INFO =
      """
      {"description":"OpenWhisk","limits":{"min_action_memory":134217728,"max_action_memory":536870912},
       "runtimes":{"nodejs":[{"kind":"nodejs:20","default":true}],"python":[{"kind":"python:3.11"}]}}
      """;
  private static final String LIMITS =
      """
      {"concurrentInvocations":30,"invocationsPerMinute":60,"minActionMemory":128,
       "maxActionMemory":512,"minActionTimeout":100,"maxActionTimeout":30000,"maxActionLogs":10,
       "maxActionConcurrency":1}
      """;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort());

  @BeforeEach
  void serve() {
    server.start();
    server.stubFor(get(urlEqualTo("/")).willReturn(okJson(INFO)));
    server.stubFor(get(urlEqualTo("/api/v1/namespaces/_/limits")).willReturn(okJson(LIMITS)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_key_that_is_not_accepted_is_told_with_where_to_get_it() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("{\"error\":\"no\"}")));
    assertThatThrownBy(
            () -> RemotePlatform.open(spec(1), Owner.newRun("s"), SystemTime.INSTANCE).close())
        .isInstanceOf(PlatformUnavailable.class)
        .hasMessageContaining("does not accept the key")
        .hasMessageContaining("owdev-whisk.auth")
        .hasMessageNotContaining(SECRET);
    assertThat(inspect(1).unavailable()).hasValueSatisfying(why -> assertThat(why).contains("key"));
  }

  @Test
  void limits_kinds_memory_and_time_are_checked_by_looking_only() {
    Workload large = workload(Optional.of("nodejs:21"), 1024);
    LoadShape fast = new LoadShape.Constant(Rate.perSecond(40));
    Inspection inspection = inspect(1, plan(large, StartKind.WARM, fast));
    assertThat(texts(inspection))
        .contains("outside 128–512 MB")
        .contains("needs the kind \"nodejs:21\"", "did you mean \"nodejs:20\"")
        .contains("given 60000 ms, and the namespace allows 30000 ms")
        .contains("may 60 a minute", "invocations-per-minute");
    assertThat(server.getAllServeEvents())
        .allMatch(event -> event.getRequest().getMethod().getName().equals("GET"));
  }

  @Test
  void the_rate_of_a_closed_loop_is_not_known_by_looking() {
    LoadShape closed = new LoadShape.Closed(31, Duration.ZERO);
    CellPlan plan = plan(workload(Optional.empty(), 128), StartKind.WARM, closed);
    Inspection inspection = inspect(1, plan);
    assertThat(inspection.unknown()).containsExactly(plan.cell().id());
    assertThat(texts(inspection)).contains("31 invocations under way", "may 30");
  }

  @Test
  void missing_invoker_health_is_said_and_stands_in_nobodys_way() {
    assertThat(inspect(2).facts()).containsEntry("workers", "2 expected, health not served");
    server.stubFor(get(urlEqualTo("/invokers/healthy/count")).willReturn(okJson("1")));
    assertThat(texts(inspect(2))).contains("1 healthy invokers answer, and there should be 2");
  }

  @Test
  void a_clock_that_is_a_little_off_is_a_fact_and_one_far_off_a_problem() {
    serverSays(Instant.now());
    assertThat(inspect(1).facts()).containsKey("server clock ahead");
    assertThat(texts(inspect(1))).doesNotContain("clock");
    serverSays(Instant.now().plusSeconds(90));
    assertThat(texts(inspect(1))).contains("the server's clock is", "synchronise both");
    serverSays(Instant.now().minusSeconds(90));
    assertThat(texts(inspect(1))).contains("the server's clock is");
  }

  @Test
  void nothing_there_is_unavailable() {
    int port = server.port();
    server.stop();
    Inspection inspection =
        new RemoteProvider().inspect(spec("http://127.0.0.1:" + port, 1), List.of());
    assertThat(inspection.unavailable()).isPresent();
    server.start();
  }

  private void serverSays(Instant now) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    server.stubFor(get(urlEqualTo("/ping")).willReturn(ok("pong").withHeader("Date", date)));
  }

  private Inspection inspect(int workers, CellPlan... plans) {
    return new RemoteProvider().inspect(spec(workers), List.of(plans));
  }

  private RemoteSpec spec(int workers) {
    return spec(server.baseUrl(), workers);
  }

  private static RemoteSpec spec(String host, int workers) {
    SandboxRules rules =
        new SandboxRules(
            Duration.ofMinutes(10),
            Optional.empty(),
            OptionalInt.of(workers),
            Optional.empty(),
            List.of(),
            1);
    Endpoint endpoint = new Endpoint(URI.create(host), AuthKey.of("user:" + SECRET));
    return new RemoteSpec(endpoint, rules, TransportKind.NIO, List.of());
  }

  private static String texts(Inspection inspection) {
    return String.join("\n", inspection.problems().stream().map(Problem::text).toList());
  }

  private static CellPlan plan(Workload workload, StartKind start, LoadShape load) {
    return new CellPlan(new Cell("here", workload, start, load), Lab.design());
  }

  private static Workload workload(Optional<String> kind, int megabytes) {
    WorkloadSource hello = new WorkloadSource.Bundled("hello");
    return new Workload("hello", hello, kind, DataSize.ofMegabytes(megabytes), "{}");
  }
}
