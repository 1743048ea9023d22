package io.whiskwatt.rapl.client;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyProvider;
import io.whiskwatt.energy.EnergySpec;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.time.TimeSource;
import java.util.Optional;

/**
 * Energy of workers, read by agents on them: {@code energy: { workers: [ "https://HOST:9177" ],
 * token-file: agents.token }}.
 */
public final class WorkersProvider implements EnergyProvider {
  static final String KEY = "workers";

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public Parsed<EnergySpec> parse(ConfigNode section) {
    return WorkersSpec.parse(section).map(spec -> spec);
  }

  /**
   * Asks every agent who it is.
   *
   * @throws EnergyUnavailable with every agent that does not answer, and all that are on one
   *     machine
   */
  @Override
  public EnergyMeter open(EnergySpec spec, TimeSource time) {
    WorkersSpec workers = (WorkersSpec) spec;
    AgentLinks links = links(workers, time);
    boolean opened = false;
    try {
      AgentMeter meter = new AgentMeter(Introductions.of(workers, links).orThrow(), links, time);
      opened = true;
      return meter;
    } finally {
      if (!opened) {
        links.close();
      }
    }
  }

  private static AgentLinks links(WorkersSpec spec, TimeSource time) {
    return AgentLinks.open((int) spec.all().count(), token(spec), time);
  }

  private static Optional<Token> token(WorkersSpec spec) {
    return spec.tokenFile()
        .map(
            file -> {
              Parsed<Token> token = Token.ofFile(file);
              return token
                  .value()
                  .orElseThrow(() -> new EnergyUnavailable(token.problems().get(0).text()));
            });
  }

  @Override
  public Inspection inspect(EnergySpec spec, TimeSource time) {
    WorkersSpec workers = (WorkersSpec) spec;
    try (AgentLinks links = links(workers, time)) {
      return new AgentSurvey(Introductions.of(workers, links)).inspection();
    } catch (EnergyUnavailable noToken) {
      return Inspection.unavailable(String.valueOf(noToken.getMessage()));
    }
  }
}
