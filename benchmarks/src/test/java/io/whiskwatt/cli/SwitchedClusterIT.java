package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.cluster.webhook.ServerCertificates;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two platforms of one OpenWhisk that are told apart by the runtime class which two real replicas
 * of the webhook are switched to. Its sandboxes are processes: what the class would change, only a
 * cluster can show.
 */
class SwitchedClusterIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir private Path directory = Path.of("");
  @TempDir private Path state = Path.of("");

  private final List<Process> replicas = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private OpenWhiskHere here;
  private String fingerprint = "";

  @BeforeEach
  void start() throws IOException, InterruptedException {
    here = OpenWhiskHere.start(state, OpenWhiskHere.generous());
    Files.writeString(directory.resolve("here.auth"), "guest:" + OpenWhiskHere.SECRET + "\n");
    Path tls = Files.createDirectory(directory.resolve("tls"));
    ServerCertificates.Made made =
        ServerCertificates.make(tls, "whiskwatt-webhook", "whiskwatt", 30);
    fingerprint = ServerCertificates.fingerprint(made.keyStore(), made.passwordFile());
    Path token =
        Files.createFile(
            directory.resolve("webhook.token"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(token, TOKEN + "\n");
    Path jar = directory.resolve("webhook.jar");
    try (ZipFile whole = new ZipFile(BenchmarksJar.file().toFile());
        InputStream in = whole.getInputStream(whole.getEntry("webhook.jar"))) {
      Files.copy(in, jar);
    }
    for (int replica = 0; replica < 2; replica++) {
      ports.add(freePort());
      replicas.add(start(jar, made, ports.get(replica)));
    }
    for (int port : ports) {
      BenchmarksJar.await("a replica listens", () -> listens(port));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path jar, ServerCertificates.Made made, int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            jar.toString(),
            "--port",
            Integer.toString(port),
            "--key-store",
            made.keyStore().toString(),
            "--password-file",
            made.passwordFile().toString(),
            "--token-file",
            directory.resolve("webhook.token").toString(),
            "--runtime-class",
            "switched")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("replica-" + port + ".out").toFile())
        .start();
  }

  private static boolean listens(int port) {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return true;
    } catch (IOException notYet) {
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 20_000_000);
      return false;
    }
  }

  @AfterEach
  void stop() {
    replicas.forEach(Process::destroyForcibly);
    here.close();
  }

  private void study(String name) throws IOException {
    StringBuilder text = new StringBuilder("study: " + name + "\nplatforms:\n");
    for (String runtime : List.of("runc", "kata-qemu")) {
      text.append("  ").append(runtime).append(":\n    openwhisk:\n      apihost: \"");
      text.append(here.apiHost()).append("\"\n      auth-file: here.auth\n");
      text.append("      idle-timeout: 2s\n      user-memory: 2048 MB\n      switch:\n");
      text.append("        runtime-class: ").append(runtime).append("\n        replicas:\n");
      for (int port : ports) {
        text.append("          - { url: \"https://127.0.0.1:").append(port);
        text.append("\", fingerprint: \"").append(fingerprint).append("\" }\n");
      }
      text.append("        token-file: webhook.token\n    isolation: { kernel: shared }\n");
    }
    text.append(
        """
        workloads: [ { name: hello, memory: 128 MB } ]
        starts: [ warm ]
        load: { constant: 4/s }
        generator: { own-energy: contained }
        design: { blocks: 2, warm-up: 300ms, settle: 100ms, idle-window: 500ms, window: 1s }
        """);
    Files.writeString(directory.resolve(name + ".yaml"), text);
  }

  @Test
  void platforms_of_one_cluster_take_turns_and_are_compared_at_level_l1() throws IOException {
    study("turns");
    BenchmarksJar.Ended ended = new BenchmarksJar(directory).run("run", "turns.yaml");
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    RunData run = RunData.read(runFolder());
    assertThat(run.study().design().level()).isEqualTo(DesignLevel.L1);
    assertThat(run.sessions().get(0).environment().platforms())
        .extracting(RunEnvironment.PlatformFacts::facts)
        .extracting(facts -> facts.get("runtime class"))
        .containsExactly("runc, switched to", "kata-qemu, switched to");
    assertThat(here.actions()).isEmpty();
    noFileHoldsTheToken();
    assertThat(ended.out() + ended.err()).doesNotContain(TOKEN);
  }

  @Test
  void without_one_of_the_replicas_nothing_is_measured() throws IOException {
    study("half");
    replicas.get(1).destroyForcibly().onExit().join();
    BenchmarksJar.Ended ended = new BenchmarksJar(directory).run("run", "half.yaml");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("the webhook at https://127.0.0.1:" + ports.get(1) + " does not answer");
    assertThat(here.actions()).isEmpty();
  }

  @Test
  void another_token_is_called_so() throws IOException {
    study("stranger");
    Files.writeString(directory.resolve("webhook.token"), "f".repeat(32) + "\n");
    BenchmarksJar.Ended ended = new BenchmarksJar(directory).run("run", "stranger.yaml");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("answered 401", "its token is another one");
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("results/runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  private void noFileHoldsTheToken() throws IOException {
    try (Stream<Path> files = Files.walk(runFolder())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain(TOKEN));
    }
  }
}
