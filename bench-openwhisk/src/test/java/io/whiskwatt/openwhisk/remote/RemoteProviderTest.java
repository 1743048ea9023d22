package io.whiskwatt.openwhisk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.WskProps;
import io.whiskwatt.openwhisk.start.SandboxRules.StemCells;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.trust.Trust;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteProviderTest {
  private static final String SECRET = "7f2c-very-secret";
  private static final String KEY = "user:" + SECRET;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_a_key() throws IOException {
    Files.writeString(folder.resolve("runc.auth"), KEY + "\n");
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(PlatformProvider.class))
        .extracting(PlatformProvider::key)
        .contains("openwhisk");
  }

  @Test
  void every_key_is_read() {
    RemoteSpec spec =
        spec(
            """
            apihost: "https://192.168.27.6:31001"
            auth-file: runc.auth
            insecure: true
            idle-timeout: 30s
            user-memory: 2048 MB
            workers: 2
            pause-grace: 10s
            stem-cells: [ { kind: "nodejs:20", memory: 256 MB, count: 2 } ]
            cover: 2
            transport: okhttp
            """);
    assertThat(spec.endpoint().apiHost()).hasToString("https://192.168.27.6:31001");
    assertThat(spec.endpoint().trust()).isInstanceOf(Trust.Insecure.class);
    assertThat(spec.rules().idleTimeout()).hasSeconds(30);
    assertThat(spec.rules().workers()).hasValue(2);
    assertThat(spec.rules().pauseGrace()).hasValue(Duration.ofSeconds(10));
    assertThat(spec.rules().stemCells())
        .containsExactly(new StemCells("nodejs:20", DataSize.ofMegabytes(256), 2));
    assertThat(spec.rules().cover()).isEqualTo(2);
    assertThat(spec.transport()).isEqualTo(TransportKind.OKHTTP);
    assertThat(spec.defaultEnergyKey()).isEqualTo("none");
    assertThat(spec.longestDrain()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(spec.freshSandboxesLinger()).isTrue();
  }

  @Test
  void an_openwhisk_on_the_loopback_interface_runs_its_functions_here() {
    for (String host : new String[] {"localhost:3233", "http://127.0.0.1:8080", "http://[::1]:1"}) {
      RemoteSpec spec = spec("apihost: \"" + host + "\"\nauth-file: runc.auth\n");
      assertThat(spec.onThisMachine()).as(host).isTrue();
      assertThat(spec.defaultEnergyKey()).isEqualTo("auto");
      assertThat(spec.rules().workers()).hasValue(1);
      assertThat(spec.rules().idleTimeout()).hasMinutes(10);
    }
  }

  @Test
  void the_key_can_come_from_the_environment() {
    RemoteSpec spec = spec("apihost: localhost\nauth: ${env:KEY}\n");
    assertThat(spec.endpoint().key().header()).startsWith("Basic ");
    assertThat(spec.toString()).doesNotContain(SECRET);
  }

  @Test
  void what_is_not_written_is_taken_from_wsks_own_file() throws IOException {
    Files.writeString(folder.resolve(".wskprops"), "APIHOST=10.0.0.1:31001\nAUTH=" + KEY + "\n");
    RemoteSpec spec = spec("insecure: true\n");
    assertThat(spec.endpoint().apiHost()).hasToString("https://10.0.0.1:31001");
    assertThat(spec.notes()).anyMatch(note -> note.contains(".wskprops"));
  }

  @Test
  void every_problem_is_told_at_once_with_its_place() {
    assertThat(
            problems(
                """
                apihost: "ftp://h"
                auth-file: none.auth
                idle-timeout: 1ms
                user-memory: 1 MB
                workers: 1
                cover: 3
                stem-cells: [ { kind: "nodejs:20", count: 0 } ]
                fingerprint: abc
                insecure: true
                idel: 1
                """))
        .contains("study.yaml:1:", "ftp://h")
        .contains("study.yaml:2:", "none.auth")
        .contains("study.yaml:3:", "idle time-out is too short")
        .contains("study.yaml:4:", "user memory is too small")
        .contains("study.yaml:6:", "more workers shall be covered than there are")
        .contains("\"memory\" is missing")
        .contains("study.yaml:8:", "not a certificate's fingerprint")
        .contains("insecure and fingerprint exclude each other")
        .contains("unknown key \"idel\"");
  }

  @Test
  void a_certificate_over_plain_http_is_refused() {
    assertThat(problems("apihost: \"http://h\"\nauth-file: runc.auth\ninsecure: true\n"))
        .contains("plain http shows none");
  }

  @Test
  void a_key_written_into_the_study_is_refused_and_never_shown() {
    assertThat(problems("apihost: h\nauth: \"" + KEY + "\"\n"))
        .contains("a secret is written at \"auth\"", "auth-file")
        .doesNotContain(SECRET);
    assertThat(problems("apihost: \"https://" + KEY + "@h\"\nauth-file: runc.auth\n"))
        .doesNotContain(SECRET);
  }

  @Test
  void a_variable_that_holds_no_key_is_refused_without_its_value() {
    assertThat(problems("apihost: h\nauth: ${env:BAD}\n"))
        .contains("the value of \"auth\" is no key")
        .doesNotContain("no-colon-secret");
  }

  @Test
  void without_host_key_and_wskprops_it_says_what_to_add() {
    assertThat(problems("insecure: true\n"))
        .contains("there is no apihost, auth-file here", ".wskprops", "wsk property set");
    assertThat(problems("apihost: h\n")).contains("there is no auth-file here");
  }

  private RemoteSpec spec(String text) {
    return (RemoteSpec) parse(text).orThrow();
  }

  private String problems(String text) {
    return parse(text).problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
  }

  private Parsed<PlatformSpec> parse(String text) {
    Map<String, String> variables = Map.of("KEY", KEY, "BAD", "no-colon-secret");
    Environment environment = name -> Optional.ofNullable(variables.get(name));
    RemoteProvider provider = new RemoteProvider(() -> WskProps.read(Map.of(), folder));
    return new YamlReader(environment)
        .read(
            text,
            folder.resolve("study.yaml").toString(),
            (ConfigNode root) -> provider.parse(root));
  }
}
