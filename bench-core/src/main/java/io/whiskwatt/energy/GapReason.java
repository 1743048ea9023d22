package io.whiskwatt.energy;

/** Why readings are missing. */
public enum GapReason {
  /** Whoever reads the counters did not answer; what it kept meanwhile may still come. */
  CONNECTION_LOST,
  PERMISSION_DENIED,
  ZONE_VANISHED,
  /** Clock and counters of the machine began again. */
  NODE_RESTARTED,
  /** Nobody read the counters for a while, which went on counting. */
  AGENT_RESTARTED,
  SAMPLES_LOST
}
