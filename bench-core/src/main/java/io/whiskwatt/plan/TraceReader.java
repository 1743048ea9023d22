package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.trace.Replay;
import io.whiskwatt.trace.TraceFile;
import io.whiskwatt.trace.TraceFormat;
import io.whiskwatt.trace.TraceSelection;
import io.whiskwatt.units.Notation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code trace: { file: …, format: azure-2019 }}, and the file with it, so that its mistakes
 * come together with those of the study.
 *
 * @param window of the design, which a replay may not exceed
 * @param seed of the design
 */
record TraceReader(Duration window, long seed) {
  private static final long FASTEST = 1_000_000;

  Parsed<LoadShape> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<Path> file = section.required("file", Values.path());
    Field<TraceFormat> format = section.required("format", formats());
    Field<Optional<String>> as = section.optional("as", Names.name());
    Field<Double> scale = section.optional("scale", Values.factor(FASTEST), 1.0);
    Field<Duration> from = section.optional("from", Values.duration(), Duration.ZERO);
    Field<Optional<Duration>> length = section.optional("length", Values.duration());
    Field<Double> sample = section.optional("sample", Values.percent(), 1.0);
    section.check(
        file,
        path -> as.value().filter(Optional::isEmpty).isEmpty() || Names.valid(stem(path)),
        "no name for the cells can be made of this",
        "add as: NAME (" + Names.RULE + ")");
    section.check(
        sample,
        share -> share > 0 && share <= 1,
        "a sample is above 0% and at most 100%",
        "write 10%");
    scale.value().ifPresent(speed -> checkLength(section, length, speed));
    Parsed<TraceSelection> selection =
        section.build(
            () -> {
              Duration most = length.get().orElseGet(() -> played(scale.get()));
              return new TraceSelection(
                  format.get(), from.get(), most, scale.get(), sample.get(), seed);
            });
    return selection
        .value()
        .map(wanted -> replay(file, wanted, length).map(replay -> shape(replay, as, file)))
        .orElseGet(() -> Parsed.failed(selection.problems()));
  }

  private static LoadShape shape(Replay replay, Field<Optional<String>> as, Field<Path> file) {
    return new LoadShape.Trace(as.get().orElseGet(() -> stem(file.get())), replay);
  }

  private static Parsed<Replay> replay(
      Field<Path> file, TraceSelection selection, Field<Optional<Duration>> length) {
    Parsed<Replay> replay = TraceFile.read(file.get(), selection, file.position());
    Duration end = selection.from().plus(selection.length());
    return replay
        .value()
        .filter(found -> length.get().isPresent() && end.compareTo(found.traceEnd()) > 0)
        .map(found -> endsEarly(found, length))
        .orElse(replay);
  }

  private static Parsed<Replay> endsEarly(Replay replay, Field<Optional<Duration>> length) {
    return Parsed.failed(
        Problem.at(
            length.position(),
            "the trace ends at "
                + Notation.DURATION.write(replay.traceEnd())
                + ", before this part",
            "shorten length, or leave it out to replay what there is"));
  }

  private static ValueReader<TraceFormat> formats() {
    return Values.choice("a format of traces", List.of(TraceFormat.values()), TraceFormat::key);
  }

  /** As much of the trace as the window holds. */
  private Duration played(double scale) {
    return Duration.ofNanos((long) (window.toNanos() * scale));
  }

  private void checkLength(Section section, Field<Optional<Duration>> length, double scale) {
    Duration most = played(scale);
    section.check(
        length,
        span -> span.filter(Duration::isZero).isEmpty(),
        "a part of a trace must be longer than 0",
        "write 5min, or leave length out");
    section.check(
        length,
        span -> span.filter(part -> part.compareTo(most) > 0).isEmpty(),
        "the part takes longer than the window of " + Notation.DURATION.write(window),
        "at this scale the window holds "
            + Notation.DURATION.write(most)
            + " of the trace: shorten length, or write a longer design.window or a larger scale");
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
