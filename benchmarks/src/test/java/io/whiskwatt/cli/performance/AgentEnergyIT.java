package io.whiskwatt.cli.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentEnergyIT {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "")).resolve("target/benchmarks.jar");

  @Test
  void where_there_are_counters_power_is_compared_with_and_without_an_agent() throws IOException {
    try (MovingZones zones = MovingZones.make()) {
      List<String> progress = new ArrayList<>();
      List<String> lines = chapter(zones.root()).measure(progress::add);
      assertThat(lines).hasSize(5);
      assertThat(lines.get(4)).matches("\\| 1000/s \\| [0-9.]+ \\| [0-9.]+ \\| -?[0-9.]+ \\|");
      assertThat(progress).hasSize(3);
    }
  }

  @Test
  void where_there_are_none_the_reason_is_all_that_is_said() throws IOException {
    List<String> lines = chapter(Path.of("none")).measure(text -> {});
    assertThat(lines.toString()).startsWith("[Not measurable here: none: no such file");
  }

  private static AgentEnergy chapter(Path root) {
    return new AgentEnergy(JAR, root, Duration.ofMillis(300), SystemTime.INSTANCE);
  }
}
