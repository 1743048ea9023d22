package io.whiskwatt.cli.load;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.load.Latencies.Kind;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.OutcomeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The figures of a load, for people. */
final class LoadTable {
  private static final double[] LEVELS = {0.5, 0.9, 0.99, 0.999, 1};

  private final LoadFigures figures;

  LoadTable(LoadFigures figures) {
    this.figures = figures;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(heading());
    lines.add("");
    lines.add(rate());
    lines.add("outcomes     " + outcomes());
    lines.add("");
    lines.add(row("latency, ms", List.of("p50", "p90", "p99", "p99.9", "max")));
    for (Kind kind : Kind.values()) {
      lines.add(latency(kind));
    }
    lines.add("");
    lines.add(cost());
    lines.add(
        "self-warm-up "
            + figures
                .cost()
                .warmth()
                .map(LoadPath.Warmth::words)
                .orElse("off: the first latencies hold the generator's own compilation"));
    figures.result().shortened().ifPresent(why -> lines.add("ended early: " + why));
    figures.generatorBound().ifPresent(why -> lines.add("generator-bound: " + why));
    return lines;
  }

  private String heading() {
    LoadRequest request = figures.request();
    return String.join(
        ", ",
        request.url().toString(),
        request.shape().id(),
        Figures.one(figures.seconds()) + " s" + afterWarmUp(request.warmUp()),
        "transport " + request.via().name(),
        request.pacing().key());
  }

  private static String afterWarmUp(Duration warmUp) {
    return warmUp.isZero()
        ? ""
        : " after " + Figures.one(warmUp.toNanos() / 1e9) + " s that are not recorded";
  }

  private String rate() {
    String asked =
        figures.asked().isPresent()
            ? Figures.one(figures.asked().getAsDouble()) + "/s asked, "
            : "";
    int dropped = figures.result().dropped();
    return "rate         "
        + asked
        + Figures.one(figures.reached())
        + "/s reached: "
        + figures.result().sent()
        + " sent"
        + (dropped > 0 ? ", " + dropped + " dropped" : "");
  }

  private String outcomes() {
    Map<OutcomeKind, Integer> outcomes = figures.outcomes();
    return outcomes.isEmpty()
        ? "none"
        : outcomes.entrySet().stream()
            .map(each -> each.getValue() + " " + words(each.getKey()))
            .collect(Collectors.joining(", "));
  }

  private static String words(OutcomeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String latency(Kind kind) {
    Latencies latencies = figures.latencies();
    List<String> cells = new ArrayList<>();
    for (double level : LEVELS) {
      boolean known = latencies.count(kind) > 0;
      cells.add(known ? Figures.millis(latencies.quantileNanos(kind, level) / 1e9) : "-");
    }
    return row("  " + kind.key(), cells);
  }

  private static String row(String name, List<String> cells) {
    return String.format(Locale.ROOT, "%-13s", name)
        + cells.stream()
            .map(cell -> String.format(Locale.ROOT, "%11s", cell))
            .collect(Collectors.joining());
  }

  private String cost() {
    OptionalLong peak = figures.cost().peakResidentBytes();
    return "generator    "
        + Figures.three(figures.cpuSecondsPerTenThousand())
        + " CPU s per 10,000 invocations"
        + (peak.isPresent() ? ", peak resident set " + (peak.getAsLong() >> 20) + " MB" : "");
  }
}
