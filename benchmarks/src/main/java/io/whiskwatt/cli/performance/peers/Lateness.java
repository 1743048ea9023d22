package io.whiskwatt.cli.performance.peers;

import static io.whiskwatt.cli.performance.peers.Aims.text;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** How far requests arrive from where a constant rate puts them. */
public final class Lateness implements Chapter {
  public static final String TITLE = "Lateness";

  private final PeerResults results;
  private final Contest slow;
  private final Contest fast;

  public Lateness(PeerResults results) {
    this.results = results;
    this.slow = new Contest(results, "rate-500");
    this.fast = new Contest(results, "rate-2000");
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "The distance of each arrival, by the server's log, from the equidistant schedule that fits"
            + " the arrivals best (the offset is the median of all differences), for the whole run"
            + " from its first request, and for the second half by itself. A generator that paces"
            + " each connection or sends in bursts keeps no schedule: it is no fault of its design,"
            + " and it is what a server sees.");
    table(lines, slow, "Schedule errors at 500/s");
    table(lines, fast, "Schedule errors at 2,000/s");
    lines.addAll(List.of("", "### Aims of lateness"));
    lines.addAll(aims());
    return lines;
  }

  private void table(List<String> lines, Contest contest, String what) {
    BesideOthers.heading(lines, contest, what, "");
    if (contest.isMeasured()) {
      lines.addAll(errors(contest));
      lines.addAll(List.of("", "Share of requests by error, %:", ""));
      lines.addAll(histogram(contest));
      contest
          .figure(Contest.OURS, "ofItself", "latenessP99")
          .ifPresent(p99 -> lines.addAll(List.of("", ofItself(contest, p99))));
    }
  }

  /** Its record counts from the intended start, the server's log has the way there in it. */
  private static String ofItself(Contest contest, double p99) {
    return contest.name(Contest.OURS)
        + " itself recorded a lateness of "
        + text(contest.figure(Contest.OURS, "ofItself", "latenessP50"))
        + " ms (p50) and "
        + text(p99)
        + " ms (p99) from the intended to the actual start.";
  }

  private static List<String> errors(Contest contest) {
    Table table =
        new Table("generator", "p50, ms", "p99, ms", "max, ms", "2nd half: p50", "p99", "max");
    for (String each : contest.generators()) {
      List<String> cells = new ArrayList<>(List.of(contest.name(each)));
      for (String part : List.of("whole", "secondHalf")) {
        for (String name : List.of("p50", "p99", "max")) {
          cells.add(text(contest.figure(each, "schedule", part, name)));
        }
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  private List<String> histogram(Contest contest) {
    List<String> columns = new ArrayList<>(List.of("generator"));
    List<String> limits = results.texts("lateness");
    limits.forEach(limit -> columns.add("≤ " + limit + " ms"));
    columns.add("more");
    Table table = new Table(columns.toArray(String[]::new));
    for (String each : contest.generators()) {
      List<String> cells = new ArrayList<>(List.of(contest.name(each)));
      cells.addAll(shares(contest.figures(each, "schedule", "histogram")));
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  private static List<String> shares(List<String> counts) {
    double all = counts.stream().mapToDouble(Double::parseDouble).sum();
    return counts.stream()
        .map(count -> String.format(Locale.ROOT, "%.1f", 100 * Double.parseDouble(count) / all))
        .toList();
  }

  private List<String> aims() {
    Aims aims = new Aims();
    ofHyperfoil(aims, slow, "500/s");
    ofHyperfoil(aims, fast, "2,000/s");
    return aims.most("p99 at 2,000/s, whole run", ours(fast, "p99"), 3, " ms")
        .most(
            "reported p99 at 2,000/s, instant server",
            fast.figure(Contest.OURS, "reported", "p99"),
            5,
            " ms")
        .lines();
  }

  private static void ofHyperfoil(Aims aims, Contest contest, String rate) {
    aims.ratio(
        "p50 at " + rate + ", of Hyperfoil's", ours(contest, "p50"), theirs(contest, "p50"), 0.3);
    aims.ratio(
        "p99 at " + rate + ", of Hyperfoil's", ours(contest, "p99"), theirs(contest, "p99"), 1);
  }

  private static Optional<Double> ours(Contest contest, String percentile) {
    return contest.figure(Contest.OURS, "schedule", "whole", percentile);
  }

  private static Optional<Double> theirs(Contest contest, String percentile) {
    return contest.figure(Contest.HYPERFOIL, "schedule", "whole", percentile);
  }
}
