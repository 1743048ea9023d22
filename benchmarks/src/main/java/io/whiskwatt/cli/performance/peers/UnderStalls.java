package io.whiskwatt.cli.performance.peers;

import static io.whiskwatt.cli.performance.peers.Aims.text;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What generators report of a server whose stalls are known, beside what is true. */
public final class UnderStalls implements Chapter {
  public static final String TITLE = "What it reports when the server stalls";

  private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p999", "max");

  private final PeerResults results;
  private final Contest contest;

  public UnderStalls(PeerResults results) {
    this.results = results;
    this.contest = new Contest(results, "stall");
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "500/s for "
            + results.text("settings", "stallSeconds").orElse("?")
            + " s against the same server with a service time of 2 ms that holds all replies for"
            + " 1.2 s in every 10 s, and reads and stamps every request meanwhile. What is true"
            + " follows from that: 12 % of the requests wait for the end of a stall, evenly spread"
            + " over 2 to 1,202 ms. A generator that waits instead of sending does not see them."
            + " Response times in ms.");
    lines.add("");
    contest.remarks().forEach(line -> lines.addAll(List.of(line, "")));
    if (contest.isMeasured()) {
      lines.addAll(reported());
      lines.add("");
      lines.add(
          "The same by the server's own log, for the requests that each generator did send: from"
              + " the arrival of the last byte to the reply.");
      lines.add("");
      lines.addAll(logged());
      lines.addAll(List.of("", "### Aims under stalls"));
      lines.addAll(aims());
    } else {
      lines.add("Not measured in this run.");
    }
    return lines;
  }

  private List<String> reported() {
    Table table =
        new Table("reported by", "p50", "p90", "p99", "p99.9", "max", "sent in stalls, of due");
    table.row(
        "*(what is true)*",
        truth("p50"),
        truth("p90"),
        truth("p99"),
        truth("p999"),
        truth("max"),
        "all");
    for (String each : contest.generators()) {
      List<String> cells = new ArrayList<>(List.of(contest.name(each)));
      PERCENTILES.forEach(name -> cells.add(beside(each, name)));
      cells.add(sent(each));
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  /** A percentile with its deviation from the truth in per cent; the median's in milliseconds. */
  private String beside(String generator, String percentile) {
    Optional<Double> told = contest.figure(generator, "reported", percentile);
    if (told.isEmpty()) {
      return "–";
    }
    double value = told.orElseThrow();
    double truth = results.number("truth", percentile).orElseThrow();
    String deviation =
        percentile.equals("p50")
            ? signed(value - truth) + " ms"
            : signed(100 * (value - truth) / truth) + " %";
    return text(value) + " (" + deviation + ")";
  }

  private static String signed(double value) {
    return (value < 0 ? "−" : "+") + text(Math.abs(value));
  }

  private String truth(String percentile) {
    return text(results.number("truth", percentile));
  }

  private String sent(String generator) {
    Optional<Double> sent = contest.figure(generator, "stall", "sentInStalls");
    Optional<Double> due = contest.figure(generator, "stall", "dueInStalls");
    return sent.map(Math::round).map(String::valueOf).orElse("–")
        + " of "
        + due.map(Math::round).map(String::valueOf).orElse("–");
  }

  private List<String> logged() {
    Table table = new Table("requests of", "p50", "p90", "p99", "p99.9", "max");
    for (String each : contest.generators()) {
      List<String> cells = new ArrayList<>(List.of(contest.name(each)));
      PERCENTILES.forEach(name -> cells.add(text(contest.figure(each, "stall", "logged", name))));
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  private List<String> aims() {
    return new Aims()
        .most("p50 off the truth", off("p50", truthOf("p50")), 0.3, " ms")
        .most("p90 off the server's log", share("p90", logOf("p90")), 3, " %")
        .most("p99 off the truth", share("p99", truthOf("p99")), 0.5, " %")
        .most("p99.9 off the truth", share("p999", truthOf("p999")), 0.5, " %")
        .most("max off the truth", share("max", truthOf("max")), 0.5, " %")
        .most(
            "due in stalls and not sent then (one a stall is its edge)",
            unsentInStalls(),
            ours("stall", "stalls").orElse(0.0),
            "")
        .most("due and never sent, of all", unsent(), 0, " %")
        .lines();
  }

  private Optional<Double> truthOf(String percentile) {
    return results.number("truth", percentile);
  }

  private Optional<Double> logOf(String percentile) {
    return contest.figure(Contest.OURS, "stall", "logged", percentile);
  }

  private Optional<Double> off(String percentile, Optional<Double> right) {
    return contest
        .figure(Contest.OURS, "reported", percentile)
        .flatMap(told -> right.map(each -> Math.abs(told - each)));
  }

  private Optional<Double> share(String percentile, Optional<Double> right) {
    return off(percentile, right).flatMap(off -> right.map(each -> 100 * off / each));
  }

  /** A request that is due at a stall's edge may arrive on its other side: one a stall. */
  private Optional<Double> unsentInStalls() {
    return ours("stall", "dueInStalls")
        .flatMap(due -> ours("stall", "sentInStalls").map(sent -> Math.max(0, due - sent)));
  }

  private Optional<Double> unsent() {
    return ours("sentShare").map(share -> 100 * Math.max(0, 1 - share));
  }

  private Optional<Double> ours(String... path) {
    return contest.figure(Contest.OURS, path);
  }
}
