package io.whiskwatt.cluster.inventory;

import java.util.Locale;

/** How an action's pod gets its RuntimeClass. */
public enum Isolation {
  /** A mutating admission webhook sets it, and can be switched between trials. */
  WEBHOOK,
  /** OpenWhisk's own pod template names it, for good. */
  POD_TEMPLATE;

  /** The word used in {@code cluster.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
