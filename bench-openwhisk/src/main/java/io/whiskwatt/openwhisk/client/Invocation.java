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

  /** It ended well with a bare result, an array: the record must be fetched. */
  record Bare(String activationId, String resultJson) implements Invocation {}

  /** It still runs: the record must be fetched. */
  record Running(String activationId) implements Invocation {}
}
