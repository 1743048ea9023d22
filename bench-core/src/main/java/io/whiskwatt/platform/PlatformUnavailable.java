package io.whiskwatt.platform;

/** A platform that cannot be opened here; the message says why and what to do. Exit code 3. */
public final class PlatformUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlatformUnavailable(String message) {
    super(message);
  }

  public PlatformUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
