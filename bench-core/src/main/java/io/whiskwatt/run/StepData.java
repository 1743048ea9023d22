package io.whiskwatt.run;

import java.util.Optional;

/**
 * What a step leaves beside its record.
 *
 * @param trial present for measured windows
 */
public record StepData(Optional<TrialData> trial, EnergyLog energy) {
  public static StepData idle(EnergyLog energy) {
    return new StepData(Optional.empty(), energy);
  }

  public static StepData measured(TrialData trial, EnergyLog energy) {
    return new StepData(Optional.of(trial), energy);
  }
}
