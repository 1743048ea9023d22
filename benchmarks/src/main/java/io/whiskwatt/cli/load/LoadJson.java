package io.whiskwatt.cli.load;

import io.whiskwatt.load.Latencies;
import io.whiskwatt.load.Latencies.Kind;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.OutcomeKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of a load, for programs: {@code docs/load.md} says what each field is. */
final class LoadJson {
  /** Grows when a field changes its meaning or goes. */
  private static final int FORMAT = 1;

  private static final Map<String, Double> LEVELS = levels();

  private final LoadFigures figures;

  LoadJson(LoadFigures figures) {
    this.figures = figures;
  }

  private static Map<String, Double> levels() {
    Map<String, Double> levels = new LinkedHashMap<>();
    levels.put("p50", 0.5);
    levels.put("p90", 0.9);
    levels.put("p95", 0.95);
    levels.put("p99", 0.99);
    levels.put("p99.9", 0.999);
    levels.put("p99.99", 0.9999);
    levels.put("max", 1.0);
    return levels;
  }

  String text() {
    LoadRequest request = figures.request();
    JsonText json =
        new JsonText()
            .number("format", FORMAT)
            .text("url", request.url().toString())
            .text("load", request.shape().id())
            .text("transport", request.via().name())
            .text("pacing", request.pacing().key())
            .number("warm_up_seconds", request.warmUp().toNanos() / 1e9)
            .number("window_seconds", request.window().toNanos() / 1e9)
            .number("seconds", figures.seconds())
            .number("rate_asked", figures.asked().orElse(Double.NaN))
            .number("rate_reached", figures.reached())
            .number("sent", figures.result().sent())
            .number("dropped", figures.result().dropped())
            .open("outcomes");
    figures.outcomes().forEach((kind, count) -> json.number(key(kind), count));
    json.close();
    for (Kind kind : Kind.values()) {
      latency(json, kind);
    }
    return json.number("lateness_p99_of_all_sent_seconds", figures.latenessP99())
        .number("generator_cpu_seconds", figures.cost().cpuNanos() / 1e9)
        .number("generator_cpu_seconds_per_10000_invocations", figures.cpuSecondsPerTenThousand())
        .number(
            "generator_peak_resident_bytes",
            figures.cost().peakResidentBytes().orElse(Long.MIN_VALUE))
        .number(
            "self_warm_up_seconds",
            figures.cost().warmth().map(warmth -> warmth.took().toNanos() / 1e9).orElse(0.0))
        .number(
            "self_warm_up_calls", figures.cost().warmth().map(LoadPath.Warmth::calls).orElse(0L))
        .text("ended_early", figures.result().shortened())
        .text("generator_bound", figures.generatorBound())
        .whole();
  }

  private static String key(OutcomeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void latency(JsonText json, Kind kind) {
    Latencies latencies = figures.latencies();
    json.open(kind.key() + "_seconds").number("count", latencies.count(kind));
    LEVELS.forEach(
        (name, level) ->
            json.number(
                name,
                latencies.count(kind) == 0
                    ? Double.NaN
                    : latencies.quantileNanos(kind, level) / 1e9));
    json.number("beyond_range", latencies.overflow(kind)).close();
  }
}
