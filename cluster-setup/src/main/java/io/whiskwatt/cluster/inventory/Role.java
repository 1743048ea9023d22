package io.whiskwatt.cluster.inventory;

import java.util.Locale;

/** What a machine does in a cluster. */
public enum Role {
  /** Control plane, and OpenWhisk's own services. */
  MASTER,
  /** Runs actions. */
  WORKER;

  /** The word used in {@code cluster.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
