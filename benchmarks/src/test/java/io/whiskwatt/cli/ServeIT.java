package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.Invocation;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import io.whiskwatt.openwhisk.workload.ActionSource;
import io.whiskwatt.openwhisk.workload.WorkloadSuite;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real jar as a server, with the strongest sandbox of this machine. */
class ServeIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void a_signal_ends_it_and_nothing_is_left(String signal) throws IOException {
    try (ServedPlatform served = ServedPlatform.start(directory)) {
      Endpoint endpoint = served.endpoint();
      assertThat(hello(endpoint)).contains("Hello from inside a QEMU VM! 🚀");
      String said = Files.readString(served.running().out());
      assertThat(said).contains(endpoint.apiHost().toString(), "kinds", "java:", "at a time");
      List<ProcessHandle> processes = served.running().process().descendants().toList();
      assertThat(processes).isNotEmpty();

      BenchmarksJar.Ended ended = served.end(signal);

      assertThat(ended.code()).as(ended.err()).isEqualTo(130);
      assertThat(ended.err()).contains("wsk -i action list", "interrupted; the server is gone");
      assertThat(ended.out() + ended.err()).doesNotContain(key(endpoint), "\tat ");
      BenchmarksJar.await(
          "its processes are gone", () -> processes.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(SandboxCatalog.ofThisMachine().cleanUp()).isEqualTo(Leftovers.NONE);
      assertThat(served.wskprops()).doesNotExist();
    }
  }

  private static String hello(Endpoint endpoint) {
    try (OpenWhiskClient client = OpenWhiskClient.connect(endpoint)) {
      return hello(client);
    }
  }

  /** Twice; the second is warm. */
  private static String hello(OpenWhiskClient client) {
    List<String> kinds = client.info().await().found().orElseThrow().kinds();
    Workload workload =
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.empty(),
            DataSize.ofMegabytes(256),
            "{}");
    ActionSource source = new WorkloadSuite(kinds).source(workload).orThrow();
    ActionLimits limits = ActionLimits.withoutLogs(workload.memory());
    ActionDraft draft =
        new ActionDraft(
            "hello", source.kind(), source.code(), source.main(), limits, Map.of("of", "a test"));
    assertThat(client.put(draft).await().found()).isPresent();
    assertThat(ended(client).record().initMillis()).isPresent();
    Invocation.Ended second = ended(client);
    assertThat(second.record().initMillis()).isEmpty();
    return second.record().resultJson();
  }

  private static Invocation.Ended ended(OpenWhiskClient client) {
    Invocation invocation = client.invoke("hello", "{}", LIMIT).await().found().orElseThrow();
    assertThat(invocation).isInstanceOf(Invocation.Ended.class);
    return (Invocation.Ended) invocation;
  }

  /** The part of it that is secret. */
  private static String key(Endpoint endpoint) {
    String encoded = endpoint.key().header().substring("Basic ".length());
    String key = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    return key.substring(key.indexOf(':') + 1);
  }

  @Test
  void a_key_file_opens_every_server_that_names_it() throws IOException {
    Endpoint before;
    try (ServedPlatform first = serveWithKey()) {
      before = first.endpoint();
      assertThat(directory.resolve("k")).content().contains(key(before));
      assertThat(first.end("TERM").code()).isEqualTo(130);
      assertThat(first.wskprops()).as("stays, as its key does").exists();
      Files.delete(first.wskprops());
    }
    try (ServedPlatform second = serveWithKey()) {
      Endpoint after = new Endpoint(second.endpoint().apiHost(), before.key());
      try (OpenWhiskClient client = OpenWhiskClient.connect(after)) {
        assertThat(client.namespaces().await().found()).contains(List.of("guest"));
      }
    }
  }

  private ServedPlatform serveWithKey() {
    return ServedPlatform.start(directory, "--sandbox", "process", "--key-file", "k");
  }

  @Test
  void a_port_that_is_taken_is_told_with_what_to_do() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      BenchmarksJar.Ended ended =
          new BenchmarksJar(directory).run("serve", "--sandbox", "process", "--port", port);
      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.err())
          .contains("port " + port, "choose another port")
          .doesNotContain("\tat");
      assertThat(directory.resolve(Serving.WSKPROPS)).doesNotExist();
      assertThat(SandboxCatalog.ofThisMachine().cleanUp()).isEqualTo(Leftovers.NONE);
    }
  }
}
