package io.whiskwatt.cli.performance.peers;

import static io.whiskwatt.cli.performance.peers.Aims.text;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What load generators cost: CPU time, memory, start-up, and the highest rate. */
public final class BesideOthers implements Chapter {
  public static final String TITLE = "The load generator beside others";

  private final PeerResults results;
  private final Contest closed;
  private final Contest slow;

  public BesideOthers(PeerResults results) {
    this.results = results;
    this.closed = new Contest(results, "closed");
    this.slow = new Contest(results, "rate-500");
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) {
    List<String> lines = new ArrayList<>();
    lines.add(explanation());
    lines.add("");
    lines.addAll(machine());
    closedLoop(lines, closed, "Closed loop, 64 connections", "");
    closedLoop(
        lines,
        new Contest(results, "closed-tls"),
        "Closed loop, 64 connections, TLS",
        "nginx ends TLS before the same server and takes its share of the processors: the rates are"
            + " what is left, the CPU times are the generators' own.");
    rate(lines, slow, "Constant rate, 500/s");
    rate(lines, new Contest(results, "rate-2000"), "Constant rate, 2,000/s");
    lines.addAll(List.of("", "### Aims"));
    lines.addAll(aims());
    for (String key : results.keys("missing")) {
      lines.add("");
      lines.add("Left out: " + key + ": " + results.text("missing", key).orElse(""));
    }
    return lines;
  }

  private String explanation() {
    return "`benchmarks/peers/compare.py` starts each generator as a process of its own against the"
        + " same server (`server.c`: one thread, a reply of 212 bytes of JSON to a POST) on the"
        + " same machine, nothing pinned, "
        + setting("seconds")
        + " s each, the order rotated from round to round; medians of "
        + setting("rounds")
        + " rounds. CPU time is the process's own (user and system, all threads): from the first"
        + " request to the last by the server's log, in the second half of that time, and of the"
        + " whole process with its start. *First request* is counted from the start of the process.";
  }

  private String setting(String key) {
    return results.text("settings", key).orElse("?");
  }

  private List<String> machine() {
    Table table = new Table("measured", results.text("measured").orElse("?"));
    for (String fact : results.keys("machine")) {
      table.row(fact, results.text("machine", fact).orElse(""));
    }
    for (String key : results.keys("generators")) {
      table.row(
          results.text("generators", key, "name").orElse(key),
          results.text("generators", key, "version").orElse(""));
    }
    return table.lines();
  }

  private static void closedLoop(List<String> lines, Contest contest, String what, String note) {
    heading(lines, contest, what, note);
    if (contest.isMeasured()) {
      Table table =
          new Table(
              "generator",
              "calls/s",
              "CPU-s per 10,000",
              "second half",
              "whole process",
              "peak resident, MB",
              "first request, s");
      for (String each : contest.generators()) {
        table.row(
            contest.name(each),
            whole(contest.figure(each, "perSecond")),
            text(contest.figure(each, "cpuPerTenThousand", "load")),
            text(contest.figure(each, "cpuPerTenThousand", "secondHalf")),
            text(contest.figure(each, "cpuPerTenThousand", "process")),
            whole(contest.figure(each, "peakMegabytes")),
            text(contest.figure(each, "startSeconds")));
      }
      lines.addAll(table.lines());
    }
  }

  private static void rate(List<String> lines, Contest contest, String what) {
    heading(lines, contest, what, "");
    if (contest.isMeasured()) {
      Table table =
          new Table(
              "generator",
              "sent, % of due",
              "CPU, % of one core",
              "peak resident, MB",
              "first request, s",
              "reported p50, ms",
              "reported p99, ms");
      for (String each : contest.generators()) {
        table.row(
            contest.name(each),
            text(contest.figure(each, "sentShare").map(share -> share * 100)),
            text(contest.figure(each, "cpuPercent")),
            whole(contest.figure(each, "peakMegabytes")),
            text(contest.figure(each, "startSeconds")),
            text(contest.figure(each, "reported", "p50")),
            text(contest.figure(each, "reported", "p99")));
      }
      lines.addAll(table.lines());
    }
  }

  static void heading(List<String> lines, Contest contest, String what, String note) {
    lines.addAll(List.of("", "### " + what, ""));
    if (!note.isEmpty()) {
      lines.addAll(List.of(note, ""));
    }
    if (!contest.isMeasured()) {
      lines.add("Not measured in this run.");
    }
    contest.remarks().forEach(line -> lines.addAll(List.of(line, "")));
  }

  private List<String> aims() {
    return new Aims()
        .ratio("closed loop, CPU time, of Hyperfoil's", ours("load"), theirs("load"), 1.2)
        .ratio("the same, second half", ours("secondHalf"), theirs("secondHalf"), 1.2)
        .ratio("the same, whole process", ours("process"), theirs("process"), 1.2)
        .ratio("closed loop, CPU time, below Hyperfoil's", ours("load"), theirs("load"), 1)
        .ratio("the same, second half", ours("secondHalf"), theirs("secondHalf"), 1)
        .most("peak resident set at 500/s", slow.figure(Contest.OURS, "peakMegabytes"), 150, " MB")
        .most(
            "first request without self-warm-up",
            slow.figure("whiskwatt-cold", "startSeconds"),
            1,
            " s")
        .lines();
  }

  private Optional<Double> ours(String part) {
    return closed.figure(Contest.OURS, "cpuPerTenThousand", part);
  }

  private Optional<Double> theirs(String part) {
    return closed.figure(Contest.HYPERFOIL, "cpuPerTenThousand", part);
  }

  private static String whole(Optional<Double> value) {
    return value.map(each -> String.format(Locale.ROOT, "%.0f", each)).orElse("–");
  }
}
