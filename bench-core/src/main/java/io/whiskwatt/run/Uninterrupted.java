package io.whiskwatt.run;

/** Runs what must not be cut short by the interrupt that may have led to it. */
final class Uninterrupted {
  private Uninterrupted() {}

  static void run(Runnable action) {
    boolean interrupted = Thread.interrupted();
    try {
      action.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
