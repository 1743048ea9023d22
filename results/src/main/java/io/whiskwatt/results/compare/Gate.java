package io.whiskwatt.results.compare;

import java.util.Locale;

/**
 * A condition that limits or forbids a conclusion, shown beside the number it concerns.
 *
 * @param kind which
 * @param severity what it does to the verdict
 * @param message with its number, a sentence a non-specialist understands
 */
public record Gate(Kind kind, Severity severity, String message) {
  /** What a gate does to a verdict. */
  public enum Severity {
    /** No verdict. */
    VOID,
    /** The verdict holds within the stated scope. */
    LIMITS,
    /** Worth knowing. */
    NOTE;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The gates of the method. */
  public enum Kind {
    GENERATOR_BOUND,
    START_NOT_AS_PLANNED,
    START_WITNESSES_DISAGREE,
    NO_ENVELOPE,
    ERROR_RATE,
    THROTTLED,
    RESPONSE_UNKNOWN,
    NEGATIVE_WAIT,
    MULTIPLE_WRAPS,
    PACKAGE_MISSING,
    OVERLAPPING_DOMAINS,
    ISOLATION_NOT_PROVEN,
    SERVING_NODES_DIFFER,
    SERVING_NODE_NOT_METERED,
    SERVING_NODE_UNKNOWN,
    SAMPLES_LOST,
    READINGS_INTERRUPTED,
    CLOCK_BOUND,
    CHECK_DISAGREES,
    ENERGY_MODELLED,
    ENERGY_SIMULATED,
    NO_ENERGY_SOURCE,
    GENERATOR_ON_SAME_NODE,
    DESIGN_UNCONTROLLED,
    MACHINES_DIFFER,
    ONE_SERVING_NODE,
    CORRELATED,
    TRENDING_RATIO,
    WINDOWS_UNSETTLED,
    GOVERNOR_NOT_FIXED,
    THERMAL_DRIFT,
    STEAL,
    OWN_COST,
    FOREIGN_LOAD_IN_IDLE,
    WITH_EVICTIONS,
    SHORTENED,
    TOO_FEW_BLOCKS,
    TARGET_NOT_MET,
    FURTHER_LOOKS,
    UNFINISHED,
    SOURCE_RESOLUTION,
    ENERGY_UNEXPLAINED;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
