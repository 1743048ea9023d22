package io.whiskwatt.plan;

/**
 * The section {@code generator} of a study: how load is made, whatever it is.
 *
 * @param selfWarmUp true: the generator compiles its own code before anything is recorded
 */
public record GeneratorSettings(Pacing pacing, boolean selfWarmUp, OwnEnergy ownEnergy) {
  /** Parked, warmed up, its energy taken off. */
  public static final GeneratorSettings DEFAULT =
      new GeneratorSettings(Pacing.PARKED, true, OwnEnergy.SUBTRACTED);
}
