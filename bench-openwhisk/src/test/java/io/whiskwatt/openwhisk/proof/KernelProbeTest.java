package io.whiskwatt.openwhisk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.proof.KernelProbe.Kernel;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelProbeTest {
  private static final Kernel WORKER = new Kernel("boot-1", "5.4.0");

  @ParameterizedTest
  @CsvSource({
    "kernel, shared, boot-1, 5.4.0, PROVEN",
    "kernel, shared, boot-2, 5.19.2, REFUTED",
    "kernel, own, boot-1, 5.4.0, REFUTED",
    "kernel, own, boot-2, 5.19.2, PROVEN",
    "kernel, own, boot-2, 5.4.0, NOT_PROVEN",
    "guest-kernel, 5.19.2, boot-2, 5.19.2, PROVEN",
    "guest-kernel, 5.19.2, boot-2, 5.19.3, REFUTED",
    "vmm, qemu, boot-2, 5.19.2, NOT_PROVEN",
  })
  void a_claim_is_weighed_by_what_the_sandbox_saw(
      String name, String value, String bootId, String release, IsolationProof.Verdict verdict) {
    Envelope inside = new Envelope("i", 1, bootId, release, "", OptionalLong.empty());
    IsolationProof proof =
        KernelProbe.weigh(new IsolationClaim(Map.of(name, value)), WORKER, inside);
    assertThat(proof.verdict()).isEqualTo(verdict);
    assertThat(proof.evidence()).contains("boot id: sandbox " + bootId + ", worker boot-1");
  }

  @Test
  void one_refuted_claim_refutes_all() {
    IsolationClaim claim = new IsolationClaim(Map.of("kernel", "own", "guest-kernel", "5.4.0"));
    Envelope inside = new Envelope("i", 1, "boot-1", "5.4.0", "", OptionalLong.empty());
    assertThat(KernelProbe.weigh(claim, WORKER, inside).verdict())
        .isEqualTo(IsolationProof.Verdict.REFUTED);
  }
}
