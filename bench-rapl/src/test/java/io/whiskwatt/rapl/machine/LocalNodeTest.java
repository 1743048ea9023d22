package io.whiskwatt.rapl.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.ThisMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNodeTest {
  private static final String CPU = "sys/devices/system/cpu/";

  @TempDir Path root;

  @Test
  void everything_is_unknown_on_an_empty_machine() {
    LocalNode node = LocalNode.under(root, MachineFolder.NODE);
    assertThat(node.facts())
        .containsEntry("kernel", "unknown")
        .containsEntry("cpu model", "unknown")
        .containsEntry("sockets", "unknown")
        .containsEntry("memory", "unknown")
        .containsEntry("governor", "unknown")
        .containsEntry("turbo", "unknown")
        .containsEntry("virtual machine", "unknown")
        .containsEntry("cgroups", "unknown");
    assertThat(node.processors().cpus()).isPositive();
  }

  @Test
  void facts_are_read_and_trimmed() {
    LocalNode node =
        MachineFolder.in(root, "GenuineIntel", 2)
            .write("proc/sys/kernel/osrelease", "6.1.0-13-amd64\n")
            .write("proc/meminfo", "MemTotal:       24684084 kB\nMemFree: 1 kB\n")
            .write("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian 12\"\n")
            .read();
    assertThat(node.facts())
        .containsEntry("kernel", "6.1.0-13-amd64")
        .containsEntry("operating system", "Debian 12")
        .containsEntry("memory", "24106 MB")
        .containsEntry("cpu model", "Some Processor 9000")
        .containsEntry("cpu vendor", "GenuineIntel")
        .containsEntry("sockets", "2")
        .containsEntry("cores", "4")
        .containsEntry("cpus", "4")
        .containsEntry("virtual machine", "no");
  }

  @Test
  void boot_id_is_the_identity_and_its_absence_is_said() {
    MachineFolder machine = MachineFolder.in(root, "GenuineIntel", 1);
    assertThat(machine.read().facts().get("identity")).startsWith("host name, because");
    machine.write("proc/sys/kernel/random/boot_id", MachineFolder.NODE.id() + "\n");
    assertThat(machine.read().facts())
        .containsEntry("identity", "boot id " + MachineFolder.NODE.id());
  }

  @Test
  void processors_that_are_offline_do_not_count() {
    MachineFolder machine = MachineFolder.in(root, "GenuineIntel", 1);
    machine.write(CPU + "online", "0-2,5,8-9\n");
    assertThat(machine.read().processors().cpus()).isEqualTo(6);
  }

  @Test
  void governors_that_differ_are_counted() {
    MachineFolder machine = MachineFolder.in(root, "GenuineIntel", 1);
    machine.write(CPU + "cpu0/cpufreq/scaling_governor", "performance\n");
    assertThat(machine.read().facts()).containsEntry("governor", "performance");
    machine.write(CPU + "cpu1/cpufreq/scaling_governor", "powersave\n");
    assertThat(machine.read().facts())
        .containsEntry("governor", "performance (cpus: 1), powersave (cpus: 1)");
  }

  @Test
  void turbo_is_told_by_either_driver() {
    MachineFolder machine = MachineFolder.in(root, "GenuineIntel", 1);
    machine.write(CPU + "cpufreq/boost", "0\n");
    assertThat(machine.read().facts()).containsEntry("turbo", "off");
    machine.write(CPU + "intel_pstate/no_turbo", "0\n");
    assertThat(machine.read().facts()).containsEntry("turbo", "on");
  }

  @Test
  void guest_of_a_hypervisor_is_told_by_the_processor() {
    LocalNode node =
        MachineFolder.in(root, "AuthenticAMD", 1)
            .write(
                "proc/cpuinfo", "processor : 0\nvendor_id : AuthenticAMD\nflags : a hypervisor b\n")
            .write("sys/class/dmi/id/sys_vendor", "QEMU\n")
            .read();
    assertThat(node.processors().guest()).isTrue();
    assertThat(node.facts()).containsEntry("virtual machine", "yes (QEMU)");
  }

  @Test
  void containers_and_control_groups_are_hinted_at() {
    MachineFolder machine = MachineFolder.in(root, "GenuineIntel", 1);
    machine.write("proc/1/cgroup", "0::/kubepods/burstable/pod1\n");
    machine.write("sys/fs/cgroup/unified/cgroup.controllers", "");
    assertThat(machine.read().facts())
        .containsEntry("container", "kubepods (hint: /proc/1/cgroup names it)")
        .containsEntry("cgroups", "v1 with v2 beside it (hybrid)");
  }

  @Test
  void this_machine_is_the_same_for_all_modules() {
    assertThat(LocalNode.read().node()).isEqualTo(ThisMachine.node());
  }
}
