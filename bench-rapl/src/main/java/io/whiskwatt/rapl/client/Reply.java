package io.whiskwatt.rapl.client;

/** An agent's answer. */
final class Reply {
  private final byte[] body;
  private final long sentNanos;
  private final long receivedNanos;

  /**
   * An answer whose body is not changed any more.
   *
   * @param sentNanos on the run's clock, before the question left
   * @param receivedNanos on the run's clock, after all of it was read
   */
  Reply(byte[] body, long sentNanos, long receivedNanos) {
    this.body = body;
    this.sentNanos = sentNanos;
    this.receivedNanos = receivedNanos;
  }

  byte[] body() {
    return body;
  }

  long sentNanos() {
    return sentNanos;
  }

  long receivedNanos() {
    return receivedNanos;
  }
}
