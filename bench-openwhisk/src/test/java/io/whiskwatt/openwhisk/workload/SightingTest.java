package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingTest {
  @Test
  void a_sighting_is_read_from_the_probes_result() {
    String result =
        """
        {"kernel": "5.19.2", "bootId": "b", "hypervisor": true, "cgroup": "0::/", "mounts": "d1",
         "mountCount": 12, "rootType": "virtiofs", "host": "pod", "cpus": 2, "memoryBytes": 1024,
         "vmVendor": "QEMU", "pidNamespace": "pid:[1]", "init": "proxy"}
        """;
    assertThat(Sighting.ofResult(result))
        .hasValue(
            new Sighting(
                new Sighting.Kernel("5.19.2", "b"),
                new Sighting.Machine(true, "QEMU", 2, 1024),
                new Sighting.Confinement("pod", "pid:[1]", "proxy", "0::/"),
                new Sighting.Mounts("d1", 12, "virtiofs")));
  }

  @Test
  void what_a_sandbox_hides_is_empty() {
    Sighting seen = Sighting.ofResult("{\"kernel\":\"5.4\"}").orElseThrow();
    assertThat(seen.machine()).isEqualTo(new Sighting.Machine(false, "", 0, 0));
    assertThat(seen.mounts()).isEqualTo(new Sighting.Mounts("", 0, ""));
  }

  @Test
  void another_result_is_no_sighting() {
    assertThat(Sighting.ofResult("{\"payload\":\"hello\"}")).isEmpty();
    assertThat(Sighting.ofResult("[1]")).isEmpty();
    assertThat(Sighting.ofResult("torn {")).isEmpty();
  }

  @Test
  void this_machine_can_be_seen_without_any_sandbox() {
    Sighting here = Sighting.ofThisMachine();
    assertThat(here.kernel().release()).isEqualTo(System.getProperty("os.version"));
    assertThat(here.kernel().bootId()).isNotEmpty();
    assertThat(here.machine().cpus()).isPositive();
    assertThat(here.mounts().digest()).hasSize(64);
    assertThat(here.mounts().rootType()).isNotEmpty();
  }
}
