package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.trace.Replay;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one load shape: {@code closed: { concurrency: 1 }}, {@code constant: 50/s}. */
final class LoadReader {
  private static final List<String> SUPPORTED =
      List.of("closed", "constant", "poisson", "uniform", "burst", "ramp", "trace", "search");
  private static final String EXAMPLE =
      "write { closed: { concurrency: 1 } }, { constant: 50/s } or { burst: { size: 10, every: 1s } }";
  private static final int MOST_CALLERS = 10_000;

  private final Design design;

  /**
   * @param design whose window and seed some shapes need
   */
  LoadReader(Design design) {
    this.design = design;
  }

  Axis<LoadShape> loads() {
    return new Axis<>("load shape", node -> checked(node).map(List::of), LoadShape::id);
  }

  /** What is kept of each invocation bounds how many there may be. */
  private Parsed<LoadShape> checked(ConfigNode node) {
    ValueReader<LoadShape> reader = this::shape;
    return reader
        .then(
            load ->
                load instanceof LoadShape.Open open
                        && open.arrivals(load.window(design.window())) > Replay.MOST_ARRIVALS
                    ? Parsed.<LoadShape>failed(tooMany(node.position(), open))
                    : Parsed.of(load))
        .read(node);
  }

  private Problem tooMany(Position where, LoadShape.Open load) {
    return Problem.at(
        where,
        String.format(
            Locale.ROOT,
            "\"%s\" brings %.0f invocations into a window, and at most %d are kept",
            load.id(),
            load.arrivals(load.window(design.window())),
            Replay.MOST_ARRIVALS),
        "lower the load, or shorten design.window");
  }

  private Parsed<LoadShape> shape(ConfigNode node) {
    if (!(node instanceof ConfigNode.Mapping mapping) || mapping.entries().size() != 1) {
      String message = "one load shape is due here, not " + described(node);
      return Parsed.failed(Problem.at(node.position(), message, EXAMPLE));
    }
    Entry entry = mapping.entries().get(0);
    return switch (entry.key()) {
      case "closed" -> closed(entry.value());
      case "constant" -> Values.rate().read(entry.value()).map(LoadShape.Constant::new);
      case "poisson" -> Values.rate().read(entry.value()).map(LoadShape.Poisson::new);
      case "uniform" -> Values.rate().read(entry.value()).map(LoadShape.Uniform::new);
      case "burst" -> burst(entry.value());
      case "ramp" -> ramp(entry.value());
      case "trace" -> new TraceReader(design.window(), design.seed()).read(entry.value());
      case "search" -> SearchReader.read(entry.value());
      default -> Parsed.failed(refused(entry.key(), entry.keyPosition()));
    };
  }

  private static String described(ConfigNode node) {
    return node instanceof ConfigNode.Mapping mapping
        ? "a section of " + mapping.entries().size() + " keys"
        : node.describe();
  }

  private static Problem refused(String key, Position where) {
    return key.equals("mix")
        ? Problem.at(
            where,
            "a mix is a workload, and no load shape",
            "write workloads: [ hello, hash, { mix: { hello: 3, hash: 1 } } ]")
        : Problem.at(
            where,
            "unknown load shape \"" + key + "\"",
            Suggestion.hint(key, "load shapes", SUPPORTED));
  }

  private static Parsed<LoadShape> closed(ConfigNode node) {
    Section section = Section.of(node);
    Field<Integer> callers = section.optional("concurrency", Values.integer(1, MOST_CALLERS), 1);
    Field<Duration> thinkTime = section.optional("think-time", Values.duration(), Duration.ZERO);
    section.check(
        thinkTime,
        span -> span.toNanos() % 1_000_000 == 0,
        "a think time finer than a millisecond cannot be kept",
        "write whole milliseconds");
    return section.build(() -> new LoadShape.Closed(callers.get(), thinkTime.get()));
  }

  private static Parsed<LoadShape> burst(ConfigNode node) {
    Section section = Section.of(node);
    Field<Integer> size = section.required("size", Values.integer(1, MOST_CALLERS));
    Field<Duration> every = section.required("every", Values.duration());
    section.check(
        every, span -> !span.isZero(), "bursts need time between them", "write every: 1s");
    return section.build(() -> new LoadShape.Burst(size.get(), every.get()));
  }

  /** Up or down; the design's window says how fast. */
  private static Parsed<LoadShape> ramp(ConfigNode node) {
    Section section = Section.of(node);
    Field<Rate> from = section.required("from", Values.rate());
    Field<Rate> to = section.required("to", Values.rate());
    section.check(
        to,
        rate -> !from.value().equals(Optional.of(rate)),
        "the ramp begins and ends at the same rate",
        "write { constant: RATE }, or another rate");
    return section.build(() -> new LoadShape.Ramp(from.get(), to.get()));
  }
}
