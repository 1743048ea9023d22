package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.platform.PlatformUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void a_wrong_configuration_is_a_usage_error() {
    Problem problem = Problem.of("the rate \"-1/s\" is not above 0", "write 50/s");
    assertThat(ExitCode.of(new InvalidConfiguration(List.of(problem)))).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void what_this_machine_cannot_carry_is_the_environment() {
    assertThat(ExitCode.of(new PlatformUnavailable("no runc"))).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(ExitCode.of(new EnergyUnavailable("no RAPL"))).isEqualTo(ExitCode.ENVIRONMENT);
  }

  @Test
  void anything_else_is_a_failed_run() {
    assertThat(ExitCode.of(new IllegalStateException("bug"))).isEqualTo(ExitCode.RUN_FAILED);
  }

  @Test
  void the_numbers_are_those_of_the_documentation() {
    assertThat(ExitCode.values()).extracting(ExitCode::number).containsExactly(0, 1, 2, 3, 4, 130);
  }
}
