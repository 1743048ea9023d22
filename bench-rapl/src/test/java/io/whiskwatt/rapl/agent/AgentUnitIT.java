package io.whiskwatt.rapl.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentUnitIT {
  private static final Path TOOL = Path.of("/usr/bin/systemd-analyze");

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void need_systemd_analyze() {
    Requirement tool =
        Requirement.of("systemd-analyze", Files.isExecutable(TOOL), "there is no " + TOOL);
    assumeTrue(tool.met(), tool.reason());
  }

  @Test
  void the_unit_is_one_that_systemd_understands() throws Exception {
    assertThat(verify(unit("--print-unit"))).doesNotContain("whiskwatt-agent");
  }

  /** Where no counter can be read the user's unit is refused: its file is looked at instead. */
  @Test
  void the_unit_of_a_user_is_one_too() throws Exception {
    Path source =
        AgentJar.file().resolveSibling("../src/main/systemd/whiskwatt-agent-user.service");
    assertThat(verify(Files.readString(source.normalize()))).doesNotContain("whiskwatt-agent");
  }

  @Test
  void the_unit_leaves_the_agent_little_to_do_harm_with() throws Exception {
    Path file = directory.resolve("whiskwatt-agent.service");
    Files.writeString(file, unit("--print-unit"));
    String said = run("security", "--offline=true", "--no-pager", file.toString());
    Matcher exposure = Pattern.compile("exposure level .*: ([0-9.]+) ").matcher(said);
    assertThat(exposure.find()).as(said).isTrue();
    // Of 10. What remains is the network, one capability, and that it sees other processes.
    assertThat(Double.parseDouble(exposure.group(1))).isLessThan(2.0);
  }

  @Test
  void the_compiler_of_java_may_work_and_the_capability_is_the_only_one() {
    assertThat(unit("--print-unit").lines().filter(line -> !line.startsWith("#")))
        .contains("CapabilityBoundingSet=CAP_DAC_READ_SEARCH", "DynamicUser=yes")
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
  }

  private String unit(String... arguments) {
    return new AgentJar(directory).run(arguments).out();
  }

  /** With a program that is there in the place of the jar's, which is installed elsewhere. */
  private String verify(String unit) throws Exception {
    Path file = directory.resolve("whiskwatt-agent.service");
    Files.writeString(file, unit.replaceFirst("ExecStart=\\S+", "ExecStart=/bin/sh"));
    return run("verify", "--man=no", file.toString());
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TOOL.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
