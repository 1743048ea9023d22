package io.whiskwatt.rapl.sensor;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.energy.EnergySpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where sensors are, which of them, and how often they are read.
 *
 * @param names of channels; empty: all batteries, or the only channel
 */
record SensorSpec(Path root, List<String> names, Duration every) implements EnergySpec {
  static final Path BATTERIES = Path.of("/sys/class/power_supply");
  static final Path MONITORS = Path.of("/sys/class/hwmon");

  private static final Duration USUAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  SensorSpec {
    names = List.copyOf(names);
  }

  /** {@code { root: PATH, every: 1s }}, both optional. */
  static Parsed<EnergySpec> battery(ConfigNode node) {
    Section section = Section.of(node);
    Field<Path> root = section.optional("root", Values.path(), BATTERIES);
    Field<Duration> every = every(section);
    return section.build(() -> new SensorSpec(root.get(), List.of(), every.get()));
  }

  /**
   * A channel, a list of them, or {@code { channels: […], root: PATH, every: 1s }}, all optional.
   */
  static Parsed<EnergySpec> hwmon(ConfigNode node) {
    boolean words =
        node instanceof ConfigNode.Sequence
            || (node instanceof ConfigNode.Scalar scalar && !scalar.isNull());
    if (words) {
      return Values.text()
          .oneOrMore()
          .read(node)
          .map(names -> new SensorSpec(MONITORS, names, USUAL));
    }
    Section section = Section.of(node);
    Field<List<String>> channels =
        section.optional("channels", Values.text().oneOrMore(), List.of());
    Field<Path> root = section.optional("root", Values.path(), MONITORS);
    Field<Duration> every = every(section);
    return section.build(() -> new SensorSpec(root.get(), channels.get(), every.get()));
  }

  private static Field<Duration> every(Section section) {
    Field<Duration> every = section.optional("every", Values.duration(), USUAL);
    section.check(
        every,
        value -> value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0,
        "sensors are read every 100 ms to 30 s",
        "write every: 1s");
    return every;
  }
}
