package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Client and embedded platform, each the other's counterpart over HTTP. */
class EmbeddedExchangeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ActionDraft HELLO =
      new ActionDraft(
          "hello",
          "nodejs:20",
          "function main() {}",
          Optional.empty(),
          ActionLimits.withoutLogs(DataSize.ofMegabytes(128)),
          Map.of("whiskwatt-run", "0a1b2c3d"));

  private final EmbeddedOpenWhisk server;
  private final OpenWhiskClient client;
  private final ActivationRecords records;

  EmbeddedExchangeTest() throws IOException {
    DataSize memory = DataSize.ofMegabytes(512);
    ContainerPool pool =
        ContainerPool.open(
            new ScriptedContainers(code -> new EnvelopeBehaviour(Duration.ofMillis(1))),
            PoolSettings.of(memory, Duration.ofSeconds(30)),
            SystemTime.INSTANCE);
    ServerLimits limits = ServerLimits.forStudies(memory);
    server = EmbeddedOpenWhisk.start(ServerSettings.privately(limits), pool, SystemTime.INSTANCE);
    client = OpenWhiskClient.connect(server.endpoint());
    records = new ActivationRecords(client, SystemTime.INSTANCE);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void an_action_is_created_once_copied_and_deleted() {
    assertThat(client.create(HELLO).await().found()).isPresent();
    assertThat(client.create(HELLO).await().refusedAs(Refusal.CONFLICT)).isTrue();
    ActionDocument hello = client.actionWithCode("hello").await().found().orElseThrow();
    assertThat(hello.exec()).isEqualTo(HELLO.exec());
    client.create(hello.copyAs("copy")).await();
    List<ActionSummary> all = client.allActions().await().found().orElseThrow();
    assertThat(all)
        .hasSize(2)
        .allMatch(
            each ->
                each.annotations().text("whiskwatt-run").filter("0a1b2c3d"::equals).isPresent());
    all.forEach(each -> assertThat(client.delete(each.fullName()).await().found()).isPresent());
    assertThat(client.countActions().await().found()).contains(0L);
    assertThat(client.delete("hello").await().refusedAs(Refusal.NOT_FOUND)).isTrue();
  }

  @Test
  void records_of_many_invocations_are_found_by_windows() {
    client.put(HELLO).await();
    Instant began = Instant.now().minusSeconds(1);
    List<Pending<String>> pending = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      pending.add(client.invokeNonBlocking("hello", "{}"));
    }
    List<String> ids = pending.stream().map(each -> each.await().found().orElseThrow()).toList();
    Map<String, ActivationRecord> found =
        records.fetch(ids, began, Instant.now().plusSeconds(60), Duration.ofSeconds(30));
    assertThat(found).containsOnlyKeys(ids);
    assertThat(found.values())
        .allMatch(record -> record.name().equals("hello") && record.version().equals("0.0.1"));
  }

  @Test
  void a_record_is_waited_for() {
    client.put(HELLO).await();
    String id = client.invokeNonBlocking("hello", "{}").await().found().orElseThrow();
    assertThat(records.await(id, Duration.ofSeconds(20))).isInstanceOf(Polled.Found.class);
  }

  @Test
  void clocks_of_one_machine_agree() {
    ServerClock clock = client.clock().await().found().orElseThrow();
    assertThat(clock.leastAhead()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(clock.mostAhead()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(clock.mostAhead().minus(clock.leastAhead())).isGreaterThanOrEqualTo(SECOND);
  }
}
