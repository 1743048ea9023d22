package io.whiskwatt.results.report.figures;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Gate;

/** The label that every energy number carries unless a hardware counter measured it. */
public final class EnergyWords {
  private EnergyWords() {}

  /** {@code modelled}, {@code simulated}, {@code no energy source}; empty where measured. */
  public static String label(Quality quality) {
    return switch (quality) {
      case MEASURED -> "";
      case MODELLED -> "modelled";
      case SIMULATED -> "simulated";
      case NONE -> "no energy source";
    };
  }

  /** {@code " (modelled)"}, for the end of a title; empty where measured. */
  public static String suffix(Quality quality) {
    return quality == Quality.MEASURED ? "" : " (" + label(quality) + ")";
  }

  /** What the label means, in one sentence; empty where measured. */
  public static String meaning(Quality quality) {
    return switch (quality) {
      case MEASURED -> "";
      case MODELLED ->
          "Energy figures are modelled: computed from CPU time, they say how busy the machine was,"
              + " not what it drew.";
      case SIMULATED ->
          "Energy figures are simulated: a test made them up, they say nothing about any machine.";
      case NONE -> "There was no energy source: this run says nothing about energy.";
    };
  }

  /** True when the gate says that energy was modelled, simulated or not known at all. */
  public static boolean isAboutQuality(Gate gate) {
    return gate.kind() == Gate.Kind.ENERGY_MODELLED
        || gate.kind() == Gate.Kind.ENERGY_SIMULATED
        || gate.kind() == Gate.Kind.NO_ENERGY_SOURCE;
  }

  /** True when a gate of the whole study says what the energy numbers are. */
  public static boolean isSaidByGate(Comparison comparison) {
    return comparison.gates().stream().anyMatch(EnergyWords::isAboutQuality);
  }

  /** True when the contrast compares energy. */
  public static boolean concerns(Contrast contrast) {
    return contrast.metric().contains("energy");
  }

  /** The contrast's metric with the label where it compares energy. */
  public static String metric(Contrast contrast, Quality quality) {
    return contrast.metric() + (concerns(contrast) ? suffix(quality) : "");
  }
}
