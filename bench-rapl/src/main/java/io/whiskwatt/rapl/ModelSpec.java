package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.units.Power;
import io.whiskwatt.units.Rate;
import java.util.Optional;

/**
 * What a machine is taken to draw, and how often the model is computed.
 *
 * @param idle empty: typical for the number of processors
 * @param busy empty: as much above idle as is typical; never below idle
 */
record ModelSpec(Optional<Power> idle, Optional<Power> busy, Rate rate) implements EnergySpec {
  /** {@code { idle: 12 W, busy: 45 W, rate: 10/s }}, all optional. */
  static Parsed<ModelSpec> parse(ConfigNode node) {
    Section section = Section.of(node);
    Field<Optional<Power>> idle = section.optional("idle", Values.power());
    Field<Optional<Power>> busy = section.optional("busy", Values.power());
    Field<Rate> rate = SamplingRate.in(section);
    section.check(
        busy,
        value -> value.isEmpty() || section.has("idle"),
        "busy alone does not say what the machine draws when idle",
        "give idle too");
    section.check(
        busy,
        value -> !isBelow(value, idle.value().flatMap(power -> power)),
        "a busy machine does not draw less than an idle one",
        "make busy the larger one");
    return section.build(() -> new ModelSpec(idle.get(), busy.get(), rate.get()));
  }

  private static boolean isBelow(Optional<Power> busy, Optional<Power> idle) {
    return busy.isPresent() && idle.isPresent() && busy.get().watts() < idle.get().watts();
  }
}
