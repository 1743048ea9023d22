package io.whiskwatt.rapl.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCostTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void cpu_time_is_user_and_system_whatever_the_command_is_called() throws IOException {
    Files.writeString(
        directory.resolve("stat"), "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 125 0 0 20 0 1 0 9\n");
    assertThat(new OwnCost(directory).cpuSeconds()).contains(new BigDecimal("3.75"));
  }

  @Test
  void the_resident_set_is_in_bytes() throws IOException {
    Files.writeString(
        directory.resolve("status"), "Name:\tjava\nVmRSS:\t   50824 kB\nVmX:\t1 kB\n");
    assertThat(new OwnCost(directory).residentBytes()).contains(50_824L * 1024);
  }

  @Test
  void where_nothing_can_be_read_nothing_is_said() {
    OwnCost cost = new OwnCost(directory.resolve("none"));
    assertThat(cost.cpuSeconds()).isEmpty();
    assertThat(cost.residentBytes()).isEmpty();
  }
}
