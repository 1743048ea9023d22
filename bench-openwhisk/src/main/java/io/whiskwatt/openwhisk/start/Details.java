package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
        new PlatformTimes(record.waitMillis(), record.initMillis(), record.durationMillis()),
        new SandboxUse(envelope.map(Envelope::instance).orElse(""), count),
        new StartEvidence(start(record, count), Set.of()),
        control.placement().servingNode(envelope),
        OptionalLong.empty());
  }

  /** Of an invocation whose record was not found. */
  InvocationDetail unknown(int slot, String activationId) {
    return new InvocationDetail(
        slot,
        activationId,
        "",
        PlatformTimes.UNKNOWN,
        SandboxUse.UNKNOWN,
        StartEvidence.NONE,
        control.placement().servingNode(Optional.empty()),
        OptionalLong.empty());
  }

  /** Empty where the witnesses disagree: both are recorded, and the analysis reports it. */
  private Optional<StartKind> start(ActivationRecord record, OptionalLong count) {
    boolean initialised = record.initMillis().isPresent();
    boolean agreed = count.isEmpty() || initialised == (count.getAsLong() == 1);
    if (!agreed) {
      return Optional.empty();
    }
    return initialised
        ? control.startOf(record.activationId()).or(() -> Optional.of(planned))
        : Optional.of(StartKind.WARM);
  }
}
