package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.List;

/** Reads {@code generator: { pacing: parked, self-warm-up: on, own-energy: subtracted }}. */
final class GeneratorReader {
  private static final ValueReader<Pacing> PACING =
      Values.choice("a pacing", List.of(Pacing.values()), Pacing::key);

  /** In YAML 1.2 these are words, not booleans. */
  private static final ValueReader<Boolean> SWITCH =
      Values.choice("on or off", List.of(true, false), on -> on ? "on" : "off");

  private static final ValueReader<OwnEnergy> OWN_ENERGY =
      Values.choice(
          "what becomes of the generator's energy", List.of(OwnEnergy.values()), OwnEnergy::key);

  private GeneratorReader() {}

  static Parsed<GeneratorSettings> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<Pacing> pacing = section.optional("pacing", PACING, GeneratorSettings.DEFAULT.pacing());
    Field<Boolean> warmUp =
        section.optional("self-warm-up", SWITCH, GeneratorSettings.DEFAULT.selfWarmUp());
    Field<OwnEnergy> energy =
        section.optional("own-energy", OWN_ENERGY, GeneratorSettings.DEFAULT.ownEnergy());
    return section.build(() -> new GeneratorSettings(pacing.get(), warmUp.get(), energy.get()));
  }
}
