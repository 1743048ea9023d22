package io.whiskwatt.results.store;

/**
 * A run folder that cannot be used; the message names the file, the place in it and what to do.
 * Exit code 3.
 */
public final class UnreadableRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableRun(String message) {
    super(message);
  }

  public UnreadableRun(String message, Throwable cause) {
    super(message, cause);
  }
}
