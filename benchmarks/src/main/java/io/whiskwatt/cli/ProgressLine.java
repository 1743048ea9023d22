package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import java.time.Duration;
import java.util.Locale;

/** How far a run is, as text. */
final class ProgressLine {
  private static final int BAR_WIDTH = 20;

  /** One less than the narrowest common screen: a full line would wrap and could not be undone. */
  private static final int WIDEST = 79;

  private ProgressLine() {}

  static String opening(RunEvent.Started started) {
    String resumed =
        started.committed() == 0
            ? ""
            : " (" + started.committed() + " of them done before, not repeated)";
    return started.steps() + " steps" + resumed + ", about " + Spans.words(started.expected());
  }

  /** A line of a log. */
  static String plain(RunEvent.StepStarted step) {
    return String.format(
        Locale.ROOT,
        "block %d, step %d of %d: %s, about %s left",
        step.step().block() + 1,
        step.number(),
        step.of(),
        StepWords.of(step.step()),
        Spans.words(step.remaining()));
  }

  /**
   * A line of a screen.
   *
   * @param since how long the step has been running
   * @param total how long the run takes in all, as was said at its start
   */
  static String live(RunEvent.StepStarted step, Duration since, Duration total) {
    Duration left = step.remaining().minus(since);
    String tail = "  " + Spans.words(left) + " left";
    String head = bar(share(left, total)) + "  block " + (step.step().block() + 1) + "  ";
    String words = StepWords.of(step.step());
    return head + fitted(words, WIDEST - head.length() - tail.length()) + tail;
  }

  private static double share(Duration left, Duration total) {
    double whole = Math.max(1, total.toNanos());
    return Math.min(1, Math.max(0, 1 - left.toNanos() / whole));
  }

  private static String bar(double share) {
    int filled = (int) Math.floor(share * BAR_WIDTH);
    String percent = String.format(Locale.ROOT, "%3d %%", (int) Math.floor(share * 100));
    return "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled) + " " + percent;
  }

  private static String fitted(String words, int room) {
    return words.length() <= room ? words : words.substring(0, Math.max(0, room - 1)) + "…";
  }
}
