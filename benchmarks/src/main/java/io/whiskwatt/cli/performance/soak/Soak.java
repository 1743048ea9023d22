package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.Table;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.platform.OutcomeKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Memory, sockets and threads of the load path while a server does to it what servers do. */
public final class Soak implements Chapter {
  public static final String TITLE = "Soak";

  private static final int RATE = 200;
  private static final int SAMPLES = 120;

  private final Duration span;

  /**
   * A chapter.
   *
   * @param span of the load on each transport, 3 s or more
   */
  public Soak(Duration span) {
    this.span = span;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    List<String> lines = new ArrayList<>(explanation());
    for (TransportKind transport : TransportKind.values()) {
      progress.accept(transport.key() + " for " + span.toSeconds() + " s");
      Duration period = Duration.ofMillis(Math.max(250, span.toMillis() / SAMPLES));
      SoakRun run = new SoakProcess(transport, RATE, span, period).run(progress);
      lines.addAll(lines(transport, run));
    }
    return lines;
  }

  private List<String> explanation() {
    return List.of(
        RATE
            + " calls a second for "
            + span.toSeconds()
            + " s against a server in another process that does each of its misdeeds to a share of"
            + " them: replies that are slow, truncated, garbage, endless or never come, resets,"
            + " connections closed in the middle of a reply, behind it or instead of it, 429, 408"
            + " and 503. The client is a process of its own (`"
            + SoakProcess.flags()
            + "`). *First* and *last* are medians of the first and the last third of the time;"
            + " the curve begins at zero.",
        "");
  }

  private static List<String> lines(TransportKind transport, SoakRun run) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + transport.key() + "**, " + run.calls() + " calls: " + verdict(run));
    lines.add("");
    Table table =
        new Table("held", "before", "first", "last", "most", "after", "over time", "bounded");
    for (Measure measure : Measure.values()) {
      table.row(
          measure.title(),
          text(measure.of(run.before())),
          text(run.first(measure)),
          text(run.last(measure)),
          text(run.most(measure)),
          text(measure.of(run.after())),
          "`" + Curve.of(run.values(measure)) + "`",
          run.isBounded(measure) ? "yes" : "no");
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.addAll(outcomes(run));
    lines.add("");
    return lines;
  }

  private static String verdict(SoakRun run) {
    String bounds =
        run.grown().isEmpty()
            ? "nothing grew from the first third to the last beyond its limit"
            : run.grown().stream().map(Measure::title).collect(Collectors.joining(", "))
                + " grew beyond the limit";
    String left =
        run.after().sockets() <= run.before().sockets()
                && run.after().threads() <= run.before().threads()
            ? "; after it no socket and no thread is left."
            : "; after it sockets or threads are left.";
    return bounds + left + (run.isAgreed() ? "" : " The two sides count differently.");
  }

  private static List<String> outcomes(SoakRun run) {
    Table table = new Table("outcome", "recorded by the client", "done by the server");
    Set<OutcomeKind> kinds = new TreeSet<>(run.told().keySet());
    kinds.addAll(run.done().keySet());
    kinds.forEach(
        kind -> table.row(kind.words(), count(run.told(), kind), count(run.done(), kind)));
    return table.lines();
  }

  private static String count(Map<OutcomeKind, Long> counts, OutcomeKind kind) {
    return Long.toString(counts.getOrDefault(kind, 0L));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }
}
