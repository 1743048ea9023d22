package io.whiskwatt.cli.performance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The tests of {@code benchmarks/peers}, which are written in its own language. */
class ComparisonScriptIT {
  private static final Path PEERS = Path.of("peers").toAbsolutePath();
  private static final long LONGEST_SECONDS = 180;

  /** How a command ended, and all that it said. */
  private record Said(int code, String text) {}

  @Test
  void figures_follow_from_a_log_by_the_arithmetic_of_the_aims() throws Exception {
    needs("python", "python3");
    assertThat(tests("test_arithmetic")).contains("OK");
  }

  @Test
  void the_output_of_every_generator_is_understood() throws Exception {
    needs("python", "python3");
    assertThat(tests("test_reports")).contains("OK");
  }

  @Test
  void the_known_server_compiles_without_a_warning_and_keeps_its_word() throws Exception {
    needs("python", "python3");
    needs("gcc", "gcc");
    assertThat(tests("test_server")).contains("OK");
  }

  private static void needs(String component, String program) throws InterruptedException {
    boolean here;
    try {
      here = run(List.of(program, "--version")).code() == 0;
    } catch (IOException notThere) {
      here = false;
    }
    Requirement requirement = Requirement.of(component, here, "no " + program + " on the path");
    Assumptions.assumeTrue(requirement.met(), requirement.reason());
  }

  private static String tests(String module) throws IOException, InterruptedException {
    Said said = run(List.of("python3", "-B", "-m", "unittest", module));
    assertThat(said.code()).as(said.text()).isZero();
    return said.text();
  }

  private static Said run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(PEERS.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " still runs; it said: " + text);
    }
    return new Said(process.exitValue(), text);
  }
}
