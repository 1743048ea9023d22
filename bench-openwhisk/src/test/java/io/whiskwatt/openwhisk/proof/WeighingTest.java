package io.whiskwatt.openwhisk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.platform.IsolationProof.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTest {
  @ParameterizedTest
  @CsvSource({
    "kernel, shared, boot-1, 5.4.0, PROVEN",
    "kernel, shared, boot-2, 5.19.2, REFUTED",
    "kernel, shared, '', 5.4.0, NOT_PROVEN",
    "kernel, shared, boot-1, 2.6.40, NOT_PROVEN",
    "kernel, own, boot-1, 5.4.0, REFUTED",
    "kernel, own, boot-2, 5.19.2, PROVEN",
    "kernel, own, boot-2, 5.4.0, NOT_PROVEN",
    "kernel, own, boot-2, 2.6.40, NOT_PROVEN",
    "kernel, own, '', '', NOT_PROVEN",
    // gVisor: a release of its own, and in older versions no boot id.
    "kernel, own, '', 4.4.0, PROVEN",
    "guest-kernel, 5.19.2, boot-2, 5.19.2, PROVEN",
    "guest-kernel, 5.19.2, boot-2, 5.19.3, REFUTED",
    "vmm, qemu, boot-2, 5.19.2, NOT_PROVEN",
    "vmm, qemu, boot-1, 5.4.0, REFUTED",
    "colour, blue, boot-1, 5.4.0, NOT_PROVEN",
  })
  void a_claim_is_weighed_by_what_the_sandbox_saw(
      String name, String value, String bootId, String release, Verdict verdict) {
    Look inside = Looks.look("i", bootId, release);
    assertThat(weigh(name, value, inside, Optional.of(Looks.WORKER), Set.of())).isEqualTo(verdict);
  }

  @Test
  void without_a_view_of_the_worker_no_kernel_is_shared_or_own() {
    Look inside = Looks.look("i", "boot-2", "5.19.2");
    assertThat(weigh("kernel", "own", inside, Optional.empty(), Set.of()))
        .isEqualTo(Verdict.NOT_PROVEN);
    assertThat(weigh("kernel", "shared", inside, Optional.empty(), Set.of()))
        .isEqualTo(Verdict.NOT_PROVEN);
  }

  @Test
  void two_sandboxes_with_one_boot_id_have_no_kernels_of_their_own() {
    Look inside = Looks.look("i", "boot-2", "5.19.2");
    assertThat(weigh("kernel", "own", inside, Optional.empty(), Set.of("boot-2")))
        .isEqualTo(Verdict.REFUTED);
    assertThat(weigh("kernel", "shared", inside, Optional.empty(), Set.of("boot-2")))
        .isEqualTo(Verdict.PROVEN);
  }

  @Test
  void the_firmware_counts_where_the_kernel_is_its_own() {
    Look qemu = Looks.look("i", "boot-2", "5.19.2", "QEMU Standard PC (Q35 + ICH9, 2009)", "");
    assertThat(weigh("vmm", "qemu", qemu, Optional.of(Looks.WORKER), Set.of()))
        .isEqualTo(Verdict.PROVEN);
    assertThat(weigh("vmm", "firecracker", qemu, Optional.of(Looks.WORKER), Set.of()))
        .isEqualTo(Verdict.NOT_PROVEN);
    assertThat(weigh("vmm", "qemu", qemu, Optional.empty(), Set.of()))
        .isEqualTo(Verdict.NOT_PROVEN);
  }

  @ParameterizedTest
  @CsvSource({
    "qemu-system-x86_64, 2, 2, 5.19.2, PROVEN",
    "qemu-system-x86_64, 1, 0, 5.19.2, PROVEN",
    // A pod without a hypervisor of its own.
    "qemu-system-x86_64, 1, 2, 5.19.2, NOT_PROVEN",
    "firecracker, 2, 2, 5.19.2, NOT_PROVEN",
    "'', 0, 1, 5.19.2, NOT_PROVEN",
    "qemu-system-x86_64, 2, 2, 5.4.0, NOT_PROVEN",
  })
  void hypervisors_on_the_worker_count_where_the_kernel_is_its_own(
      String names, int processes, int pods, String release, Verdict verdict) {
    Outside worker = Looks.worker(new Outside.Hypervisors(names, processes, pods));
    Look inside = Looks.look("i", "boot-2", release);
    assertThat(weigh("vmm", "qemu", inside, Optional.of(worker), Set.of())).isEqualTo(verdict);
  }

  private static Verdict weigh(
      String name, String value, Look inside, Optional<Outside> outside, Set<String> shared) {
    return new Weighing(inside, outside, shared).weigh(Map.entry(name, value)).verdict();
  }
}
