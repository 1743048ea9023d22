package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.trace.Replay;
import io.whiskwatt.units.Rate;
import java.time.Duration;

/** Reads {@code search: { objective: "p99 < 200 ms", from: 10/s, to: 1000/s, step: 10s }}. */
final class SearchReader {
  private SearchReader() {}

  static Parsed<LoadShape> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<Objective> objective = section.required("objective", objective());
    Field<Rate> from = section.required("from", Values.rate());
    Field<Rate> to = section.required("to", Values.rate());
    Field<Duration> step = section.required("step", Values.duration());
    Field<Double> resolution =
        section.optional("resolution", Values.percent(), LoadShape.Search.RESOLUTION);
    section.check(
        to,
        rate -> from.value().filter(first -> first.perSecond() >= rate.perSecond()).isEmpty(),
        "the highest rate is not above the first",
        "write from: 10/s, to: 1000/s");
    section.check(step, span -> !span.isZero(), "a step takes time", "write step: 10s");
    section.check(
        resolution,
        share -> share > 0 && share <= 1,
        "the search would never end, or end at once",
        "write resolution: 5%");
    return bounded(
        node,
        section.build(
            () ->
                new LoadShape.Search(
                    objective.get(), from.get(), to.get(), step.get(), resolution.get())));
  }

  /** A row each is kept until the window's end. */
  private static Parsed<LoadShape> bounded(ConfigNode node, Parsed<LoadShape.Search> read) {
    return read.value().filter(search -> search.mostArrivals() > Replay.MOST_ARRIVALS).isPresent()
        ? Parsed.failed(
            Problem.at(
                node.position(),
                "the search may need more than "
                    + Replay.MOST_ARRIVALS
                    + " invocations in one window",
                "lower to, or shorten step"))
        : read.map(search -> search);
  }

  private static ValueReader<Objective> objective() {
    return node -> Values.text().then(text -> placed(Objective.of(text), node)).read(node);
  }

  private static Parsed<Objective> placed(Parsed<Objective> read, ConfigNode node) {
    return read.value().isPresent()
        ? read
        : Parsed.failed(
            read.problems().stream()
                .map(each -> Problem.at(node.position(), each.message(), each.hint()))
                .toList());
  }
}
