package io.whiskwatt.energy;

/** Why readings are missing. */
public enum GapReason {
  CONNECTION_LOST,
  PERMISSION_DENIED,
  ZONE_VANISHED,
  NODE_RESTARTED,
  SAMPLES_LOST
}
