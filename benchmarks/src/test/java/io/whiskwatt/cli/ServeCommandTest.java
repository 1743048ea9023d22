package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.openwhisk.local.LocalServerSpec;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();

  @Test
  void the_defaults_are_those_of_the_library() {
    LocalServerSpec usual = LocalServerSpec.of(LocalServerSpec.DEFAULT_PORT);
    Serving serving = defaults().serving();
    assertThat(serving.spec()).isEqualTo(usual);
    assertThat(serving.isPrivate()).isTrue();
    ServerLimits generous = ServerLimits.forStudies(usual.userMemory());
    assertThat(serving.spec().invocationsPerMinute()).isEqualTo(generous.invocationsPerMinute());
    assertThat(serving.spec().concurrentInvocations()).isEqualTo(generous.concurrentInvocations());
  }

  private ServingReader defaults() {
    return new ServingReader(directory)
        .place(Serving.PORT, Optional.empty())
        .files(Optional.empty(), Path.of(Serving.WSKPROPS))
        .pool(Serving.USER_MEMORY, Serving.IDLE_TIMEOUT, List.of())
        .limits(Serving.PER_MINUTE, Serving.CONCURRENT);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    int code =
        run(
            "--port=99999",
            "--bind=0.0.0.0",
            "--user-memory=5",
            "--idle-timeout=10",
            "--stem-cells=nodejs",
            "--concurrent=0",
            "--invocations-per-minute=many",
            "--sandbox=rnuc",
            "--wskprops=none/props");
    assertThat(code).isEqualTo(2);
    assertThat(recording.err())
        .startsWith("error: 9 problems\n")
        .contains("--port \"99999\"", "--key-file FILE", "--user-memory \"5\"")
        .contains("--idle-timeout \"10\"", "--stem-cells \"nodejs\"", "--concurrent \"0\"")
        .contains("--invocations-per-minute \"many\"", "did you mean \"runc\"?", "none/props");
    assertThat(recording.out()).isEmpty();
  }

  @Test
  void stem_cells_must_leave_room_and_be_named_once() {
    assertThat(run("--stem-cells=nodejs:20@1GB=2", "--stem-cells=nodejs:20@1024MB=1")).isEqualTo(2);
    assertThat(recording.err())
        .contains("the stem cells nodejs:20@1024MB=2 leave 0MB of 2048MB free")
        .contains("is about a sort that was counted before");
  }

  @Test
  void an_address_of_the_network_is_taken_with_a_key_of_ones_own() throws IOException {
    Optional<Path> key = Optional.of(Path.of("key"));
    Serving serving =
        new ServingReader(directory)
            .place("0", Optional.of("0.0.0.0"))
            .files(key, Path.of("props"))
            .serving();
    assertThat(serving.isPrivate()).isFalse();
    assertThat(directory).isEmptyDirectory();
    Files.writeString(directory.resolve("key"), "others:can-read-this\n");
    assertThatThrownBy(() -> defaults().files(key, Path.of("props")).serving())
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void somebody_elses_file_is_not_overwritten() throws IOException {
    Files.writeString(directory.resolve(".wskprops"), "AUTH=my:cluster\n");
    assertThat(run("--wskprops=.wskprops")).isEqualTo(2);
    assertThat(recording.err()).contains("no server of this tool wrote it");
    assertThat(directory.resolve(".wskprops")).hasContent("AUTH=my:cluster\n");
  }

  @Test
  void a_sandbox_that_cannot_be_opened_is_the_machines_fault() {
    assertThat(run("--key-file=key")).isEqualTo(3);
    assertThat(recording.err()).contains("\"runc\" cannot be opened: runc is made up");
  }

  private int run(String... options) {
    return ToolHere.run(recording, directory, "serve", options);
  }
}
