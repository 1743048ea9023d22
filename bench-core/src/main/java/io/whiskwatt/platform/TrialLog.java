package io.whiskwatt.platform;

import java.nio.ByteBuffer;

/**
 * What happened to each slot of a trial, for reading after the window. All times on the run's
 * clock.
 */
public interface TrialLog {
  /** Slots used, 0 and up. */
  int size();

  int ticket(int slot);

  long intendedNanos(int slot);

  /** When it was sent; meaningless when dropped. */
  long actualNanos(int slot);

  long endNanos(int slot);

  OutcomeKind outcome(int slot);

  /** The HTTP status, 0 where there was none. */
  int status(int slot);

  /** The reply as received, read-only; empty where there was none or it was too long to keep. */
  ByteBuffer reply(int slot);
}
