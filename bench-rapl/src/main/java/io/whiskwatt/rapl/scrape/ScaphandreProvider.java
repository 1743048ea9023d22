package io.whiskwatt.rapl.scrape;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.time.TimeSource;

/** Energy that Scaphandre exports. A study names one address, or one for each machine. */
public final class ScaphandreProvider implements EnergyProvider {
  private final Exporter exporter = new Scaphandre();

  @Override
  public String key() {
    return exporter.key();
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return ScrapeSpec.parse(section, exporter);
  }

  /**
   * Asks once.
   *
   * @throws io.whiskwatt.energy.EnergyUnavailable when there is no answer, or no counter in it
   */
  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    return ScrapeSpec.open(spec, exporter, time);
  }

  @Override
  public Inspection inspect(EnergySpec spec, TimeSource time) {
    return ScrapeSpec.inspect(spec, exporter, time);
  }
}
