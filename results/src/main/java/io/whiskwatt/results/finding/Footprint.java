package io.whiskwatt.results.finding;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * Energy and time of a cell together, and what they amount to.
 *
 * @param cell the cell's id
 * @param netJoules per invocation
 * @param medianSeconds response time
 * @param energyDelayJouleSeconds net energy × mean response time (energy–delay product; Horowitz,
 *     Indermaur and Gonzalez 1994), with its 95 % interval over blocks
 * @param atObjective net joules per invocation at the highest rate that met the load's objective;
 *     empty: the load is no search, or it cannot be told
 * @param perMillion grams and money for a million invocations; empty: the user gave no factors
 * @param limits what the numbers do not hold for, or why one is missing, a sentence each
 */
public record Footprint(
    String cell,
    Estimate netJoules,
    Estimate medianSeconds,
    Estimate energyDelayJouleSeconds,
    Optional<AtObjective> atObjective,
    Optional<PerMillion> perMillion,
    List<String> limits) {
  public Footprint {
    limits = List.copyOf(limits);
  }

  /**
   * At the highest rate that met the objective.
   *
   * @param objective in the words of the study
   * @param perSecond mean over blocks
   */
  public record AtObjective(String objective, double perSecond, Estimate netJoules) {}

  /**
   * From factors that the user gave, for the gross energy of CPU and DRAM alone.
   *
   * @param grams CO₂e; empty: no grid factor
   * @param cost empty: no price
   * @param currency three letters; empty: no price
   */
  public record PerMillion(Optional<Estimate> grams, Optional<Estimate> cost, String currency) {}
}
