package io.whiskwatt.openwhisk.client;

/** What a blocking invocation brought. */
public sealed interface Invocation {
  String activationId();

  /** It ended: well or badly, as the record says. */
  record Ended(ActivationRecord record) implements Invocation {
    @Override
    public String activationId() {
      return record.activationId();
    }
  }

  /**
   * It ended with a bare result (an array, or because only the result was asked for): the record
   * must be fetched.
   *
   * @param succeeded false: the result is the error
   */
  record Bare(String activationId, boolean succeeded, String resultJson) implements Invocation {}

  /** It still runs: the record must be fetched. */
  record Running(String activationId) implements Invocation {}
}
