package io.whiskwatt.rapl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.rapl.source.ZoneFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarIT {
  private static final long MOST_BYTES = 3L << 20;
  private static final long MOST_PLAIN_KILOBYTES = 64 << 10;
  private static final long MOST_TLS_KILOBYTES = 96 << 10;

  @TempDir private Path directory = Path.of("");

  private AgentJar jar() {
    return new AgentJar(directory);
  }

  @Test
  void it_is_small_and_holds_only_what_it_needs() throws IOException {
    assertThat(Files.size(AgentJar.file())).isLessThan(MOST_BYTES);
    try (JarFile file = new JarFile(AgentJar.file().toFile())) {
      List<String> names = file.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains("META-INF/LICENSE", "io/whiskwatt/rapl/agent/AgentMain.class")
          .noneMatch(
              name ->
                  name.matches(
                      "(okhttp3|okio|kotlin|com/fasterxml|com/sun/jna|org/openjdk|org/junit"
                          + "|org/snakeyaml|org/HdrHistogram)/.*"));
      assertThat(file.getManifest().getMainAttributes().getValue("Multi-Release"))
          .isEqualTo("true");
    }
  }

  /** Annotations for the compiler may be. */
  @Test
  void nothing_it_runs_is_missing_from_it() throws Exception {
    Path jdeps = Path.of(System.getProperty("java.home"), "bin", "jdeps");
    assumeTrue(Files.exists(jdeps), "jdeps is missing: this is no JDK");
    String jar = AgentJar.file().toString();
    Process process =
        new ProcessBuilder(jdeps.toString(), "--multi-release", "17", "--missing-deps", jar)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.startsWith(" ")))
        .allMatch(line -> line.contains("org.jspecify.annotations."));
  }

  @Test
  void help_and_units_are_printed_and_wrong_words_are_refused() {
    assertThat(jar().run("--help").out()).startsWith("Usage: agent").contains("--token-file");
    assertThat(jar().run("--print-unit").out()).contains("AmbientCapabilities=CAP_DAC_READ_SEARCH");
    AgentJar.Ended wrong = jar().run("--rate", "often");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("error: --rate \"often\" is not a rate", "Try --help.");
  }

  @Test
  void where_nothing_can_be_read_it_ends_with_3_and_the_reason() {
    AgentJar.Ended ended = jar().run("--powercap-root", "none");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("error: RAPL cannot be read: none: no such file");
  }

  @Test
  void it_proves_its_sum_at_the_start_and_ends_cleanly_when_told_to() {
    ZoneFolder zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1)
            .zone("intel-rapl:0:0", "core", 1);
    AgentJar.Running agent = jar().start("--port", "0", "--powercap-root", zones.root().toString());
    URI uri = agent.uri();
    assertThat(AgentAsked.send(uri, "GET", "/healthz").body()).isEqualTo("ok\n");
    agent.process().destroy();
    AgentJar.Ended ended = agent.ended();
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("zone package-0: summed: a package")
        .contains("zone package-0/core: left out: (a) it is inside package-0")
        .contains("in a study: energy: { workers: [ \"" + uri + "\" ] }");
    assertThat(ended.err()).contains("warning: without --token-file");
  }

  @Test
  void a_plain_agent_stays_small() {
    try (AgentJar.Running agent = jar().start("--source", "simulated", "--port", "0")) {
      URI uri = agent.uri();
      for (int i = 0; i < 200; i++) {
        AgentAsked.send(uri, "GET", "/v1/samples");
        AgentAsked.send(uri, "GET", "/v1/node");
      }
      assertThat(agent.residentKilobytes()).isLessThan(MOST_PLAIN_KILOBYTES);
    }
  }

  @Test
  void with_tls_it_shows_the_certificate_whose_fingerprint_it_printed() throws Exception {
    try (AgentJar.Running agent = jar().start("--source", "simulated", "--port", "0", "--tls")) {
      URI uri = agent.uri();
      String printed = agent.find(Pattern.compile("SHA-256 ([0-9A-F:]{95})")).orElseThrow();
      assertThat(printed).isEqualTo(fingerprint(uri));
      for (int i = 0; i < 30; i++) {
        fingerprint(uri);
      }
      assertThat(agent.residentKilobytes()).isLessThan(MOST_TLS_KILOBYTES);
    }
  }

  @Test
  void with_tls_too_connections_that_stop_after_a_byte_hold_it_up_for_seconds_only() {
    try (AgentJar.Running agent = jar().start("--source", "simulated", "--port", "0", "--tls")) {
      URI uri = agent.uri();
      List<Wire> wires = IntStream.range(0, 40).mapToObj(each -> Wire.to(uri)).toList();
      wires.forEach(wire -> wire.send("\u0016"));
      assertThat(AgentJar.await("it answers again", () -> answered(uri))).isNotEmpty();
      wires.forEach(Wire::close);
    }
  }

  /** Who waits behind such connections for too long is sent away with them, and comes again. */
  private static Optional<String> answered(URI uri) {
    try {
      return Optional.of(fingerprint(uri));
    } catch (IOException sentAway) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks over a new connection, whatever the certificate is. */
  private static String fingerprint(URI uri) throws IOException, GeneralSecurityException {
    AtomicReference<String> seen = new AtomicReference<>("");
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Noting(seen)}, new SecureRandom());
    HttpsURLConnection connection =
        (HttpsURLConnection) uri.resolve("/healthz").toURL().openConnection();
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((host, session) -> true);
    connection.setRequestProperty("Connection", "close");
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return Objects.requireNonNull(seen.get());
  }

  private record Noting(AtomicReference<String> seen) implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new AssertionError("clients show no certificate");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        seen.set(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
