package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OpenWhisk in the process of a test, for runs in processes of their own. */
final class OpenWhiskHere implements AutoCloseable {
  static final String SECRET = "4f1d0c2b-not-for-any-file";
  static final Duration IDLE = Duration.ofSeconds(2);
  private static final DataSize MEMORY = DataSize.ofMegabytes(2048);

  private final EmbeddedOpenWhisk server;
  private final OpenWhiskClient client;

  private OpenWhiskHere(EmbeddedOpenWhisk server) {
    this.server = server;
    this.client = OpenWhiskClient.connect(server.endpoint());
  }

  /**
   * One that answers, with plain processes as sandboxes.
   *
   * @param state of the sandboxes, a folder of the test's own
   */
  static OpenWhiskHere start(Path state, ServerLimits limits) throws IOException {
    ActionContainers containers =
        ActionContainers.open(SandboxCatalog.in(state).find("process").orElseThrow());
    PoolSettings pool = PoolSettings.of(MEMORY, IDLE);
    AuthKey key = AuthKey.of("guest:" + SECRET);
    ServerSettings free = ServerSettings.privately(limits);
    ServerSettings settings = new ServerSettings(free.address(), free.port(), key, limits);
    return new OpenWhiskHere(
        EmbeddedOpenWhisk.start(
            settings,
            ContainerPool.open(containers, pool, SystemTime.INSTANCE),
            SystemTime.INSTANCE));
  }

  static ServerLimits generous() {
    return ServerLimits.forStudies(MEMORY);
  }

  /** Where it answers. */
  String apiHost() {
    return server.endpoint().apiHost().toString();
  }

  /** Writes a study on it, the key in a file beside. */
  void write(Path folder, String name, String rest) throws IOException {
    Files.writeString(folder.resolve("here.auth"), "guest:" + SECRET + "\n");
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        study: %s
        platforms:
          here:
            openwhisk: { apihost: "%s", auth-file: here.auth, idle-timeout: 2s, user-memory: 2048 MB }
            isolation: { kernel: shared }
        """
                .formatted(name, server.endpoint().apiHost())
            + rest);
  }

  /** A user's own action. */
  void put(String name, Map<String, String> annotations) {
    ActionLimits limits = ActionLimits.withoutLogs(DataSize.ofMegabytes(128));
    String code = "function main() { return {}; }";
    String kind = client.info().await().found().orElseThrow().kinds().get(0);
    ActionDraft draft = new ActionDraft(name, kind, code, Optional.empty(), limits, annotations);
    assertThat(client.put(draft).await().found()).isPresent();
  }

  List<String> actions() {
    return client.allActions().await().found().orElseThrow().stream()
        .map(ActionSummary::name)
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
