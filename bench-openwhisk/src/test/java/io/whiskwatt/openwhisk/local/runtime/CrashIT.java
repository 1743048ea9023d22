package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool leaves behind that is killed without warning, and who removes it. */
final class CrashIT {
  @TempDir private Path temp;

  private Process doomedTool() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            DoomedTool.class.getName(),
            temp.resolve("state").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitReady(Process tool) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(tool.getInputStream(), StandardCharsets.UTF_8));
    assertThat(output.readLine()).isEqualTo("ready");
  }

  @Test
  void the_next_start_removes_everything_a_killed_tool_left() throws Exception {
    Process tool = doomedTool();
    awaitReady(tool);
    String mark = "whiskwatt-" + tool.pid() + "-";
    tool.destroyForcibly().waitFor();
    assertThat(Traces.of(mark)).as("sandboxes outlive the tool").isNotEmpty();
    List<ProcessHandle> members = Traces.members(mark);

    Leftovers found = SandboxCatalog.in(temp.resolve("state")).cleanUp();

    assertThat(found.removed()).anyMatch(line -> line.startsWith("folder "));
    assertNothingIsLeft(mark, found);
    // Until their new parent has waited for them, they count as alive.
    Eventually.holds(() -> members.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void assertNothingIsLeft(String mark, Leftovers found) throws IOException {
    assertThat(found.kept()).isEmpty();
    assertThat(Traces.of(mark)).isEmpty();
    assertThat(Traces.of(temp.toString())).isEmpty();
    assertThat(temp.resolve("state")).doesNotExist();
  }

  @Test
  void a_tool_killed_in_the_middle_of_a_start_leaves_nothing_either() throws Exception {
    for (int boxes = 1; boxes <= 3; boxes++) {
      Process tool = doomedTool();
      String mark = "whiskwatt-" + tool.pid() + "-";
      int wanted = boxes;
      Eventually.holds(() -> Traces.of(mark).size() >= wanted);
      tool.destroyForcibly().waitFor();

      assertNothingIsLeft(mark, SandboxCatalog.in(temp.resolve("state")).cleanUp());
    }
  }

  @Test
  void a_tool_that_runs_loses_nothing_to_another_ones_clean_up() throws Exception {
    Process tool = doomedTool();
    awaitReady(tool);

    Leftovers found = SandboxCatalog.in(temp.resolve("state")).cleanUp();

    assertThat(found.isEmpty()).isTrue();
    assertThat(temp.resolve("state")).exists();
    tool.destroyForcibly().waitFor();
    SandboxCatalog.in(temp.resolve("state")).cleanUp();
  }
}
