package io.whiskwatt.openwhisk.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostCommandTest {
  private static HostCommand.Outcome shell(String script, Duration limit) throws IOException {
    return HostCommand.run(List.of("/bin/sh", "-c", script), limit);
  }

  @Test
  void output_and_exit_code_are_kept() throws IOException {
    HostCommand.Outcome outcome = shell("echo one; echo two >&2; exit 3", Duration.ofSeconds(20));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.lastLine()).isEqualTo("two");
  }

  @Test
  void a_program_that_hangs_is_killed_at_the_deadline_with_its_children() throws IOException {
    HostCommand.Outcome outcome = shell("echo $$; sleep 1000; true", Duration.ofMillis(300));

    assertThat(outcome.exitCode()).isNegative();
    long shell = Long.parseLong(outcome.lastLine());
    assertThat(ProcessHandle.of(shell).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void an_interrupt_does_not_cut_a_program_short_and_is_kept() throws IOException {
    Thread.currentThread().interrupt();
    try {
      HostCommand.Outcome outcome = shell("sleep 0.1; echo done", Duration.ofSeconds(20));

      assertThat(outcome.lastLine()).isEqualTo("done");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void programs_are_found_by_name() {
    assertThat(HostCommand.find("sh")).isPresent();
    assertThat(HostCommand.find("no-such-program-anywhere")).isEmpty();
  }
}
