package io.whiskwatt.openwhisk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalServerTest {
  private static final AuthKey KEY = AuthKey.of("somebody:secret");
  private static final LocalServerSpec SPEC = LocalServerSpec.of(0);
  private static final StemCells TWO = StemCells.of("nodejs:20@256MB=2").orElseThrow();

  private final ScriptedContainers containers =
      new ScriptedContainers(code -> (payload, limit) -> new Reply.Returned(payload, List.of()));

  @Test
  void it_answers_whoever_has_its_key() {
    try (LocalServer server = start(SPEC);
        OpenWhiskClient client = OpenWhiskClient.connect(server.endpoint())) {
      assertThat(client.info().await().found()).isPresent();
      assertThat(limits(client).concurrentInvocations()).isEqualTo(1000);
    }
  }

  @Test
  void nobody_else_is_let_in() {
    try (LocalServer server = start(SPEC)) {
      Endpoint other = new Endpoint(server.endpoint().apiHost(), AuthKey.of("somebody:else"));
      try (OpenWhiskClient client = OpenWhiskClient.connect(other)) {
        assertThat(client.limits().await().found()).isEmpty();
      }
    }
  }

  @Test
  void its_throttles_may_be_those_of_openwhisk() {
    try (LocalServer server = start(SPEC.throttled(60, 30));
        OpenWhiskClient client = OpenWhiskClient.connect(server.endpoint())) {
      assertThat(limits(client).invocationsPerMinute()).isEqualTo(60);
      assertThat(limits(client).concurrentInvocations()).isEqualTo(30);
    }
  }

  private static NamespaceLimits limits(OpenWhiskClient client) {
    return client.limits().await().found().orElseThrow();
  }

  @Test
  void stem_cells_come_up_and_bound_what_an_action_may_hold() {
    LocalServerSpec spec =
        SPEC.with(DataSize.ofMegabytes(1024), Duration.ofSeconds(10), List.of(TWO));
    try (LocalServer server = start(spec)) {
      assertThat(server.awaitStemCells(TWO, Duration.ofSeconds(10))).isEqualTo(2);
      assertThat(containers.alive()).isEqualTo(2);
      assertThat(server.limits().maxMemory()).isEqualTo(DataSize.ofMegabytes(512));
    }
    assertThat(containers.alive()).isZero();
  }

  @Test
  void every_sort_of_stem_cells_that_cannot_be_is_named() {
    StemCells unknown = StemCells.of("nodejs:99@64MB=1").orElseThrow();
    LocalServerSpec spec =
        SPEC.with(DataSize.ofMegabytes(700), Duration.ofSeconds(10), List.of(TWO, unknown));
    assertThatThrownBy(() -> start(spec))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("leave 124MB of 700MB free")
        .hasMessageContaining("no kind \"nodejs:99\" here")
        .hasMessageContaining("known kinds: nodejs:20");
    assertThat(containers.alive()).isZero();
  }

  @Test
  void a_port_that_is_taken_is_named_with_what_to_do() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(LocalServerSpec.of(taken.getLocalPort())))
          .isInstanceOf(PlatformUnavailable.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void what_listens_everywhere_is_reached_by_loopback() throws Exception {
    try (LocalServer server = start(SPEC.at(InetAddress.getByName("0.0.0.0"), 0))) {
      assertThat(server.endpoint().apiHost().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void stem_cells_are_written_as_kind_memory_and_count() {
    assertThat(TWO).hasToString("nodejs:20@256MB=2");
    assertThat(StemCells.of("python:3.11@1 GB=10")).map(StemCells::count).contains(10);
    for (String other :
        List.of("", "nodejs:20", "nodejs:20@256=2", "nodejs:20@256MB=0", "@1MB=1")) {
      assertThat(StemCells.of(other)).as(other).isEmpty();
    }
  }

  private LocalServer start(LocalServerSpec spec) {
    return LocalServer.start(spec, KEY, containers, SystemTime.INSTANCE);
  }
}
