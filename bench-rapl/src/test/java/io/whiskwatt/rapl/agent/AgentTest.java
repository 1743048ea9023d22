package io.whiskwatt.rapl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import io.whiskwatt.rapl.machine.MachineFolder;
import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {
  private static final String SECRET = "a-token-for-this-test-alone";

  @TempDir private Path directory = Path.of("");

  private final AgentOptions simulated =
      AgentOptions.DEFAULT
          .reading(AgentSource.DEFAULT.of(AgentSource.Kind.SIMULATED).at(Rate.perSecond(200)))
          .behind(AgentDoor.DEFAULT.at(InetAddress.getLoopbackAddress(), 0));

  private AgentAsked asked = new AgentAsked(List.of());

  @AfterEach
  void close_the_agent() {
    asked.close();
  }

  @Test
  void it_says_what_it_is_and_reads() {
    start(simulated);
    Map<String, Object> info = asked.json("/v1/info");
    assertThat(info)
        .containsEntry("agent", "whiskwatt")
        .containsEntry("protocol", 1)
        .containsKeys("boot_id", "agent_id", "node_name", "started_nanos", "nanos", "facts");
    assertThat(AgentAsked.object(info, "source"))
        .containsEntry("quality", "simulated")
        .containsEntry("sampling_period_nanos", 5_000_000);
    assertThat(AgentAsked.objects(info, "zones"))
        .extracting(zone -> zone.get("zone"))
        .containsExactly("package-0", "package-0/dram");
  }

  @Test
  void the_clock_is_this_machines_monotonic_one() {
    start(simulated);
    long before = System.nanoTime();
    long nanos = AgentAsked.number(asked.json("/v1/clock"), "nanos");
    assertThat(nanos).isBetween(before, System.nanoTime());
  }

  @Test
  void pages_follow_each_other_without_loss() {
    start(simulated);
    asked.awaitSamples(25);
    long next = 0;
    while (next < 25) {
      Map<String, Object> page = asked.json("/v1/samples?limit=7&since=" + next);
      assertThat(AgentAsked.number(page, "first")).isEqualTo(next);
      List<List<Object>> samples = AgentAsked.samples(page);
      assertThat(samples).hasSizeBetween(1, 7);
      assertThat(samples.get(0).get(0)).hasToString(Long.toString(next));
      next = AgentAsked.number(page, "next");
    }
  }

  @Test
  void counters_are_raw_and_a_zone_that_fails_is_null_with_a_gap() throws IOException {
    ZoneFolder zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1_000)
            .zone("intel-rapl:0:0", "core", 400);
    start(reading(zones));
    asked.awaitSamples(2);
    zones.remove("intel-rapl:0");
    asked.awaitSamples(asked.end() + 3);
    Map<String, Object> page = asked.json("/v1/samples");
    assertThat(AgentAsked.objects(page, "zones").toString())
        .isEqualTo("[package-0, package-0/core]");
    List<List<Object>> samples = AgentAsked.samples(page);
    assertThat(samples.get(0).get(1).toString()).endsWith(", 1000]");
    assertThat(samples.get(samples.size() - 1).get(1)).isNull();
    assertThat(String.valueOf(page.get("gaps"))).startsWith("[[zone_vanished, ");
  }

  @Test
  void the_node_is_told_with_its_facts_and_what_is_alive() {
    start(simulated);
    Map<String, Object> node = asked.json("/v1/node");
    assertThat(AgentAsked.object(node, "facts"))
        .containsKeys("kernel", "cpu model", "memory", "vmm");
    assertThat(AgentAsked.object(node, "sandboxes")).containsKeys("busy", "idle", "prewarmed");
    assertThat(node).containsKeys("pods", "processes", "boot_id", "nanos");
  }

  @Test
  void usage_is_looked_at_once_somebody_asks() {
    start(simulated);
    assertThat(AgentAsked.number(asked.json("/v1/usage?since=999999999999999999"), "next"))
        .isZero();
    Map<String, Object> usage =
        AgentJar.await(
            "there are two looks",
            () -> Optional.of(asked.json("/v1/usage")).filter(AgentTest::two));
    assertThat(usage.toString()).contains("[machine, cpu_user_nanos, ", "[agent, cpu_nanos, ");
  }

  private static boolean two(Map<String, Object> page) {
    return AgentAsked.number(page, "end") >= 2;
  }

  @Test
  void health_and_metrics_are_plain_text() {
    start(simulated);
    assertThat(asked.get("/healthz").body()).isEqualTo("ok\n");
    HttpResponse<String> metrics = asked.get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("whiskwatt_samples_total ");
  }

  @Test
  void without_the_token_only_health_and_coarse_metrics_are_shown() throws IOException {
    start(withToken());
    for (String path : List.of("/v1/info", "/v1/clock", "/v1/samples", "/v1/node")) {
      HttpResponse<String> refused = asked.get(path);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(refused.body()).contains("error").doesNotContain(SECRET);
      assertThat(asked.get(path, "Authorization", "Bearer " + SECRET).statusCode()).isEqualTo(200);
    }
    assertThat(asked.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(asked.get("/metrics").body()).doesNotContain("whiskwatt_samples_total");
    assertThat(asked.get("/metrics", "Authorization", "Bearer " + SECRET).body())
        .contains("whiskwatt_samples_total");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "bearer a-token-for-this-test-alone",
        "Basic eDp5",
        "Bearer wrong"
      })
  void a_wrong_token_opens_nothing(String authorization) throws IOException {
    start(withToken());
    assertThat(asked.get("/v1/clock", "Authorization", authorization).statusCode()).isEqualTo(401);
  }

  @Test
  void strangers_who_ask_too_often_are_told_to_wait() throws IOException {
    start(withToken());
    assertThat(IntStream.range(0, 60).mapToObj(request -> asked.get("/metrics").statusCode()))
        .contains(200, 429)
        .containsAnyOf(429);
  }

  @Test
  void nothing_but_get_and_head_is_known() {
    start(simulated);
    HttpResponse<String> posted = asked.send("POST", "/v1/info");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
    HttpResponse<String> head = asked.send("HEAD", "/v1/samples");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:9177", "127.0.0.1.evil.example", "1.2.3.4@x"})
  void without_a_token_a_web_page_cannot_reach_it_under_its_own_name(String host) {
    start(simulated);
    assertThat(named(host)).endsWith(" 403");
    assertThat(named("localhost:9177")).endsWith(" 200");
    assertThat(named("[::1]:9177")).endsWith(" 200");
  }

  private String named(String host) {
    try (Wire wire = Wire.to(asked.uri())) {
      wire.send("GET /v1/clock HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
      return wire.answer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v1/info/",
        "//v1/info",
        "/v1//info",
        "/v1/./info",
        "/v1/%69nfo",
        "/v1/%2e%2e/metrics",
        "/V1/info",
        "/v1/info;x=1",
        "/metrics/x",
        "/etc/passwd"
      })
  void path_tricks_lead_nowhere(String path) {
    start(simulated);
    assertThat(asked.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_query_that_is_not_known_is_refused() {
    start(simulated);
    assertThat(asked.get("/v1/samples?since=-1").statusCode()).isEqualTo(400);
    assertThat(asked.get("/v1/clock?since=1").statusCode()).isEqualTo(400);
    assertThat(asked.get("/v1/samples?" + "x".repeat(200)).statusCode()).isEqualTo(414);
  }

  @Test
  void a_node_is_known_by_its_files_not_by_this_process() throws IOException {
    Path root =
        MachineFolder.in(directory, "GenuineIntel", 2)
            .write("proc/sys/kernel/random/boot_id", "another-boot\n")
            .write("proc/sys/kernel/hostname", "worker-7\n")
            .read()
            .root();
    start(simulated.reading(simulated.source().withNodeRoot(root)));
    assertThat(asked.json("/v1/clock")).containsEntry("boot_id", "another-boot");
    assertThat(asked.json("/v1/info")).containsEntry("node_name", "worker-7");
  }

  @Test
  void a_restarted_agent_has_another_id_and_counts_from_0() {
    start(simulated);
    Object before = asked.json("/v1/clock").get("agent_id");
    asked.awaitSamples(10);
    asked.close();
    start(simulated);
    Map<String, Object> after = asked.json("/v1/samples?limit=1");
    assertThat(after.get("agent_id")).isNotEqualTo(before);
    assertThat(AgentAsked.number(after, "first")).isZero();
  }

  @Test
  void without_rapl_it_does_not_start_and_says_what_else_there_is() {
    AgentOptions options =
        simulated.reading(AgentSource.DEFAULT.withPowercapRoot(directory.resolve("none")));
    assertThatThrownBy(() -> Agent.start(options, SystemTime.INSTANCE))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("none: no such file")
        .hasMessageContaining("--source model");
  }

  @Test
  void auto_goes_on_with_a_model_and_says_why() {
    Path none = directory.resolve("none");
    AgentSource auto = AgentSource.DEFAULT.of(AgentSource.Kind.AUTO).withPowercapRoot(none);
    start(simulated.reading(auto));
    Map<String, Object> source = AgentAsked.object(asked.json("/v1/info"), "source");
    assertThat(source).containsEntry("quality", "modelled");
    assertThat(String.valueOf(source.get("notes"))).contains("none: no such file");
  }

  @Test
  void an_address_in_use_is_named() {
    start(simulated);
    AgentOptions same =
        simulated.behind(
            simulated.door().at(InetAddress.getLoopbackAddress(), asked.uri().getPort()));
    assertThatThrownBy(() -> Agent.start(same, SystemTime.INSTANCE))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining(Integer.toString(asked.uri().getPort()))
        .hasMessageContaining("--port");
  }

  private AgentOptions reading(ZoneFolder zones) {
    AgentSource source = AgentSource.DEFAULT.at(Rate.perSecond(200)).withPowercapRoot(zones.root());
    MachineFolder machine = MachineFolder.in(directory, "GenuineIntel", 1);
    return simulated.reading(source.withNodeRoot(machine.read().root()));
  }

  private AgentOptions withToken() throws IOException {
    Path file = directory.resolve("agent.token");
    Files.writeString(file, SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return simulated.behind(simulated.door().withToken(file));
  }

  private void start(AgentOptions options) {
    asked = new AgentAsked(List.of(Agent.start(options, SystemTime.INSTANCE)));
  }
}
