package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Step;
import io.whiskwatt.run.RunEvent;
import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ManualTime time = new ManualTime();

  @Test
  void a_log_gets_a_line_per_block_and_one_per_silence() {
    RecordingTerminal recording = play(RecordingTerminal.plain(), 2);
    assertThat(recording.err().lines())
        .containsExactly(
            "6 steps, about 12 s",
            "block 1, step 1 of 6: measuring the idle machine, about 12 s left",
            "block 2, step 4 of 6: measuring the idle machine, about 6 s left");
  }

  @Test
  void a_log_of_a_long_run_stays_short() {
    RecordingTerminal recording = RecordingTerminal.plain();
    Progress progress = new PlainProgress(recording.terminal(), time);
    progress.show(new RunEvent.Started(10_000, 0, Duration.ofHours(5)));
    Step step = new Step.Idle(0, 0, new IdleCondition.Empty(), Duration.ofSeconds(2));
    for (int i = 0; i < 9_000; i++) {
      progress.show(new RunEvent.StepStarted(step, i + 1, 10_000, Duration.ofHours(1)));
      time.advance(Duration.ofSeconds(2));
    }
    assertThat(recording.err().lines().count()).isBetween(50L, 110L);
  }

  @Test
  void progress_never_goes_to_stdout() {
    assertThat(play(RecordingTerminal.plain(), 2).out()).isEmpty();
  }

  @Test
  void a_resumed_run_says_what_is_not_repeated() {
    String line = ProgressLine.opening(new RunEvent.Started(40, 12, Duration.ofSeconds(75)));
    assertThat(line).isEqualTo("40 steps (12 of them done before, not repeated), about 1 min 15 s");
  }

  @Test
  void a_screen_shows_bar_step_and_time_left() {
    RunEvent.StepStarted step = measuring("runc");
    String line = ProgressLine.live(step, Duration.ofSeconds(1), Duration.ofSeconds(62));
    assertThat(line)
        .isEqualTo("██████████░░░░░░░░░░  50 %  block 3  measuring runc, hello cold  31 s left");
  }

  @Test
  void a_screen_line_never_wraps() {
    RunEvent.StepStarted step = measuring("a-platform-with-a-name-that-is-longer-than-any-screen");
    String line = ProgressLine.live(step, Duration.ZERO, Duration.ofSeconds(62));
    assertThat(line).hasSize(79).contains("…").endsWith("  32 s left");
  }

  @Test
  void a_step_that_takes_too_long_leaves_the_bar_within_bounds() {
    String line = ProgressLine.live(measuring("runc"), Duration.ofHours(1), Duration.ofSeconds(62));
    assertThat(line).contains("100 %").endsWith("  0 s left");
  }

  @Test
  void a_screen_is_left_with_an_empty_line() {
    RecordingTerminal recording = RecordingTerminal.of(true, true);
    try (Progress progress = Progress.on(recording.terminal(), time)) {
      RunStories.blocks(1).forEach(progress::show);
      progress.say("a line that stays");
    }
    assertThat(recording.err()).contains("a line that stays\n").endsWith("\r\u001b[2K");
  }

  @Test
  void a_screen_without_unicode_gets_ascii_only() {
    RecordingTerminal recording = RecordingTerminal.of(false, false);
    recording
        .terminal()
        .err()
        .println(ProgressLine.live(measuring("runc"), Duration.ZERO, Duration.ofSeconds(64)));
    recording.terminal().err().println("δ ±5 % → …");
    assertThat(recording.err())
        .startsWith("##########..........  50 %")
        .endsWith("delta +/-5 % -> ...\n");
  }

  private static RunEvent.StepStarted measuring(String platform) {
    Step step =
        new Step.Measure(
            2, List.of(RunStories.cell(platform, StartKind.COLD)), Duration.ofSeconds(2));
    return new RunEvent.StepStarted(step, 9, 30, Duration.ofSeconds(32));
  }

  private RecordingTerminal play(RecordingTerminal recording, int blocks) {
    try (Progress progress = Progress.on(recording.terminal(), time)) {
      for (RunEvent event : RunStories.blocks(blocks)) {
        progress.show(event);
        time.advance(Duration.ofMillis(500));
      }
    }
    return recording;
  }
}
