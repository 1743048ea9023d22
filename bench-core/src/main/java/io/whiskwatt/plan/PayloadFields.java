package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Entry;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.JsonText;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Notation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The payload of a bundled workload, as the fields beside its name say it. Sizes are written by
 * people and reach the function as bytes, durations as milliseconds; a fraction of a millisecond is
 * refused, for no workload can keep it.
 *
 * @param written what each field was written as, as far as it is a quantity
 */
record PayloadFields(String json, Map<String, Quantity> written) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Problems go to the section. */
  static PayloadFields of(Section section, List<Entry> fields) {
    List<Entry> converted = new ArrayList<>();
    Map<String, Quantity> written = new LinkedHashMap<>();
    for (Entry field : fields) {
      Optional<Quantity> quantity = quantity(field.value());
      quantity.ifPresent(found -> written.put(field.key(), found));
      ConfigNode value = quantity.map(found -> base(field, found, section)).orElse(field.value());
      converted.add(new Entry(field.key(), field.keyPosition(), value));
    }
    return new PayloadFields(JsonText.of(new Mapping(section.position(), converted)), written);
  }

  private static Optional<Quantity> quantity(ConfigNode node) {
    if (!(node instanceof Scalar scalar) || scalar.quoted()) {
      return Optional.empty();
    }
    if (Notation.SIZE.read(scalar.text()).value().isPresent()) {
      return Optional.of(Quantity.SIZE);
    }
    if (Notation.DURATION.read(scalar.text()).value().isPresent()) {
      return Optional.of(Quantity.DURATION);
    }
    return NUMBER.matcher(scalar.text()).matches()
        ? Optional.of(Quantity.NUMBER)
        : Optional.empty();
  }

  private static ConfigNode base(Entry field, Quantity quantity, Section section) {
    Scalar scalar = (Scalar) field.value();
    return switch (quantity) {
      case SIZE -> number(scalar.position(), bytes(scalar));
      case DURATION -> number(scalar.position(), millis(scalar, section));
      case NUMBER -> scalar;
    };
  }

  private static ConfigNode number(Position position, long value) {
    return new Scalar(position, Long.toString(value), false);
  }

  private static long bytes(Scalar scalar) {
    return Notation.SIZE.read(scalar.text()).value().map(DataSize::bytes).orElseThrow();
  }

  private static long millis(Scalar scalar, Section section) {
    Duration duration = Notation.DURATION.read(scalar.text()).value().orElseThrow();
    if (duration.toNanos() % NANOS_PER_MILLI != 0) {
      section.refuse(
          scalar.position(),
          scalar.describe() + " is not a whole number of milliseconds",
          "write 50ms or 2s");
    }
    return duration.toMillis();
  }
}
