package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns records into details, and tells the start of each from two witnesses: the platform's {@code
 * initTime} and the workload's own count.
 */
record Details(StartControl control, StartKind planned) {
  InvocationDetail of(int slot, ActivationRecord record) {
    Optional<Envelope> envelope = Envelope.ofResult(record.resultJson());
    OptionalLong count =
        envelope.map(each -> OptionalLong.of(each.count())).orElse(OptionalLong.empty());
    return new InvocationDetail(
        slot,
        record.activationId(),
        record.version(),
        record.waitMillis(),
        record.initMillis(),
        record.durationMillis(),
        start(record, count),
        envelope.map(Envelope::instance).orElse(""),
        count,
        control.onlyNode());
  }

  /** Of an invocation whose record was not found. */
  InvocationDetail unknown(int slot, String activationId) {
    Optional<NodeId> node = control.onlyNode();
    OptionalLong none = OptionalLong.empty();
    return new InvocationDetail(
        slot, activationId, "", none, none, none, Optional.empty(), "", none, node);
  }

  /** Empty where the witnesses disagree: both are recorded, and the analysis reports it. */
  private Optional<StartKind> start(ActivationRecord record, OptionalLong count) {
    boolean initialised = record.initMillis().isPresent();
    boolean agreed = count.isEmpty() || initialised == (count.getAsLong() == 1);
    if (!agreed) {
      return Optional.empty();
    }
    return initialised
        ? control.startThatInitialised(record.activationId(), planned)
        : Optional.of(StartKind.WARM);
  }
}
