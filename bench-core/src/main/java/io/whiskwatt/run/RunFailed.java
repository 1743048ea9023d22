package io.whiskwatt.run;

/** A run that broke off; what was committed is kept and the folder can be resumed. Exit code 4. */
public final class RunFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
