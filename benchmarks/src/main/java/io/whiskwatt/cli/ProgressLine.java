package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.Stage;
import io.whiskwatt.vitals.Vitals;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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
    return of(new Stage(step.step(), step.number(), step.of(), total, left), WIDEST);
  }

  /**
   * A line of a screen: of a run's step, or where there are none of the load that is sent.
   *
   * @param width in columns, of the line at the most
   */
  static Optional<String> live(Vitals vitals, int width) {
    return vitals
        .stage()
        .map(stage -> of(stage, width))
        .or(() -> vitals.load().map(load -> of(load, width)));
  }

  private static String of(Stage stage, int width) {
    String words = "block " + (stage.step().block() + 1) + "  " + StepWords.of(stage.step());
    return of(stage.done(), words, stage.remaining(), width);
  }

  private static String of(Loading load, int width) {
    double window = Math.max(1, load.vitals().window().toNanos());
    double done = Math.min(1, load.vitals().elapsed().toNanos() / window);
    return of(done, load.label(), load.vitals().left(), width);
  }

  private static String of(double done, String words, Duration left, int width) {
    String head = bar(done) + "  ";
    String tail = "  " + Spans.words(left) + " left";
    return head + fitted(words, width - head.length() - tail.length()) + tail;
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
