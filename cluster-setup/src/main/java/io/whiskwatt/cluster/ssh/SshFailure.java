package io.whiskwatt.cluster.ssh;

/** A machine cannot be reached, is not the one it was, does not let us in, or was lost. */
public final class SshFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A failure.
   *
   * @param message what is wrong, with the machine
   * @param hint what to do
   */
  public SshFailure(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** What to do. */
  public String hint() {
    return hint;
  }

  /** Both. */
  public String text() {
    return getMessage() + "\n  What to do: " + hint;
  }
}
