package io.whiskwatt.energy;

/** An energy source that cannot be read here; the message says why and what to do. Exit code 3. */
public final class EnergyUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnergyUnavailable(String message) {
    super(message);
  }

  public EnergyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
