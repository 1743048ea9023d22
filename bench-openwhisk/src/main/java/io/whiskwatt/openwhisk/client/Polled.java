package io.whiskwatt.openwhisk.client;

import java.time.Duration;

/** What came of asking for a record until it is there. */
public sealed interface Polled {
  /** How long the asking took; no part of the activation's own time. */
  Duration took();

  /** It is there. */
  record Found(ActivationRecord record, Duration took) implements Polled {}

  /**
   * It is not.
   *
   * @param last a 404: not yet; else why asking on is of no use, or was not possible
   */
  record Missing(Answer<ActivationRecord> last, Duration took) implements Polled {}
}
