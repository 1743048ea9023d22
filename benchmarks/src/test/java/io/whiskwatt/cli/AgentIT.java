package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentIT {
  @TempDir private Path directory = Path.of("");

  @Test
  void it_runs_until_it_is_told_to_end() {
    BenchmarksJar.Running agent =
        new BenchmarksJar(directory).start("agent", "--source", "simulated", "--port", "0");
    BenchmarksJar.await("it listens", () -> said(agent).contains("listening: http://127.0.0.1:"));
    agent.signal("TERM");
    BenchmarksJar.Ended ended = agent.ended();
    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).contains("warning: without --token-file", "the agent has ended");
    assertThat(ended.out()).contains("energy: SIMULATED");
  }

  private static String said(BenchmarksJar.Running agent) {
    try {
      return Files.readString(agent.out());
    } catch (IOException e) {
      return "";
    }
  }
}
