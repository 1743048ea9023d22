package io.whiskwatt.run;

/** Unwinds a session whose thread was interrupted. */
final class InterruptedRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InterruptedRun() {
    super("interrupted", null, false, false);
  }

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedRun();
    }
  }
}
