package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.Vitals;
import java.time.Duration;

/**
 * Progress for logs and pipes: a line for each block, and one in between when a block is long. At
 * most about a hundred lines for a run of any length, so that a log stays readable.
 */
final class PlainProgress implements Progress {
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);
  private static final int MOST_LINES = 100;

  private final Terminal terminal;
  private final TimeSource time;
  private long silenceNanos = SHORTEST_SILENCE.toNanos();
  private long lastNanos;
  private int block = -1;

  PlainProgress(Terminal terminal, TimeSource time) {
    this.terminal = terminal;
    this.time = time;
  }

  @Override
  public void show(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      silenceNanos =
          Math.max(SHORTEST_SILENCE.toNanos(), started.expected().toNanos() / MOST_LINES);
      say(ProgressLine.opening(started));
    } else if (event instanceof RunEvent.Notice notice) {
      say(notice.text());
    } else if (event instanceof RunEvent.StepStarted step) {
      step(step);
    }
  }

  private void step(RunEvent.StepStarted step) {
    if (step.step().block() != block || time.nanos() - lastNanos >= silenceNanos) {
      block = step.step().block();
      say(ProgressLine.plain(step));
    }
  }

  /** What changes every second has no place in a log. */
  @Override
  public void show(Vitals vitals) {}

  @Override
  public void say(String line) {
    lastNanos = time.nanos();
    terminal.err().println(line);
  }

  @Override
  public void close() {
    terminal.err().flush();
  }
}
