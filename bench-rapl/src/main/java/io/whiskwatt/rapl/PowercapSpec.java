package io.whiskwatt.rapl;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.units.Rate;
import java.nio.file.Path;

/** Where a powercap tree is and how often it is read. */
record PowercapSpec(Path root, Rate rate) implements EnergySpec {
  static final PowercapSpec DEFAULT =
      new PowercapSpec(PowercapSurvey.DEFAULT_ROOT, SamplingRate.DEFAULT);

  /** {@code { root: PATH, rate: 10/s }}, both optional; or just the path. */
  static Parsed<PowercapSpec> parse(ConfigNode node) {
    if (node instanceof ConfigNode.Scalar scalar && !scalar.isNull()) {
      return Values.path().read(scalar).map(root -> new PowercapSpec(root, SamplingRate.DEFAULT));
    }
    Section section = Section.of(node);
    Field<Path> root = section.optional("root", Values.path(), PowercapSurvey.DEFAULT_ROOT);
    Field<Rate> rate = SamplingRate.in(section);
    return section.build(() -> new PowercapSpec(root.get(), rate.get()));
  }
}
