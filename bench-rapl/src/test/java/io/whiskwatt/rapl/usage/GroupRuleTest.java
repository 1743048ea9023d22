package io.whiskwatt.rapl.usage;

import static io.whiskwatt.rapl.usage.Worker.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.ProcessGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupRuleTest {
  private static final String UID = "0a1b2c3d-0000-4000-8000-00000000000a";
  private static final String POD = "/kubepods/besteffort/pod" + UID;

  @TempDir Path root;
  private Worker worker;

  @BeforeEach
  void empty_machine() {
    worker = Worker.in(root).process(1, 0, "systemd", 0);
  }

  private ProcessGroup only() {
    return ProcessGroup.of(
            worker.look().view().processes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("other"))
                .findFirst()
                .orElseThrow()
                .getKey())
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "qemu-system-x86, VMM",
    "cloud-hyperviso, VMM",
    "firecracker, VMM",
    "virtiofsd, VIRTIOFSD",
    "containerd-shim, SHIM",
    "runc:[2:INIT], SHIM",
    "runsc-sandbox, SENTRY",
    "kubelet, KUBELET",
    "containerd, CONTAINERD",
    "kube-apiserver, CONTROL_PLANE",
    "etcd, CONTROL_PLANE"
  })
  void a_program_goes_by_the_name_that_the_kernel_keeps(String name, ProcessGroup group) {
    worker.process(10, 1, name, 0);
    assertThat(only()).isEqualTo(group);
  }

  @Test
  void runsc_is_known_although_it_starts_itself_under_another_name() {
    worker.process(10, 1, "exe", 0).arguments(10, "runsc-sandbox", "--root=/x", "boot");
    assertThat(only()).isEqualTo(ProcessGroup.SENTRY);
  }

  @Test
  void the_tool_is_known_by_its_jar_and_its_command() {
    worker.process(10, 1, "java", 0).arguments(10, "java", "-jar", "/opt/agent.jar");
    worker.process(11, 1, "java", 0).arguments(11, "java", "-jar", "benchmarks.jar", "agent");
    worker.process(12, 1, "java", 0).arguments(12, "java", "-jar", "benchmarks.jar", "serve");
    worker.process(13, 1, "java", 0).arguments(13, "java", "-jar", "benchmarks.jar", "run", "s");
    worker.process(14, 1, "java", 0).arguments(14, "java", "-jar", "kafka.jar");
    assertThat(worker.look().view().processes())
        .containsEntry("agent", 2)
        .containsEntry("control-plane", 1)
        .containsEntry("generator", 1)
        .containsEntry("other", 2);
  }

  @Test
  void children_belong_to_whoever_started_them() {
    worker.process(10, 1, "kubelet", 0).process(11, 10, "mount", 0).process(12, 11, "sh", 0);
    assertThat(worker.look().view().processes()).containsEntry("kubelet", 3);
  }

  @Test
  void a_container_is_not_its_shim() {
    worker.process(10, 1, "containerd-shim", 0).process(11, 10, "postgres", 0).contained(11);
    assertThat(worker.look().view().processes()).containsEntry("shim", 1).containsEntry("other", 2);
  }

  @Test
  void the_pod_of_an_action_is_a_function_whatever_it_calls_itself() {
    pod("openwhisk_wskowdev-invoker-00-1-guest-hello_" + UID);
    worker.process(11, 1, "kubelet", 0).group(11, "0::" + POD + "/c1\n").contained(11);
    assertThat(only()).isEqualTo(ProcessGroup.FUNCTION);
  }

  @Test
  void a_monitor_in_the_pod_of_an_action_is_a_monitor() {
    pod("openwhisk_wskowdev-invoker-00-1-guest-hello_" + UID);
    worker.process(11, 1, "qemu-system-x86", 0).group(11, "0::" + POD + "/c1\n");
    worker.kernelThread(12, "vhost-11", 0);
    assertThat(only()).isEqualTo(ProcessGroup.VMM);
    assertThat(worker.view().monitors()).containsExactly("qemu-system-x86");
  }

  @Test
  void any_other_pod_is_of_no_group_unless_its_program_is_known() {
    pod("kube-system_etcd-master_" + UID);
    worker.process(11, 1, "etcd", 0).group(11, "0::" + POD + "/c1\n").contained(11);
    worker.process(12, 1, "nginx", 0).group(12, "0::" + POD + "/c2\n").contained(12);
    assertThat(worker.look().view().processes())
        .containsEntry("control-plane", 1)
        .containsEntry("other", 2);
  }

  private void pod(String logs) {
    worker.write("sys/fs/cgroup" + POD + "/cpu.stat", "usage_usec 1\n");
    worker.write("var/log/pods/" + logs + "/x", "");
  }

  @Test
  void sandboxes_of_the_embedded_platform_are_functions() {
    String group = "/whiskwatt-4000-7-8-0/whiskwatt-4000-7-8-0-1";
    worker.process(SELF, 1, "java", 0).process(4001, SELF, "runc", 0);
    worker.process(4002, 4001, "node", 0).group(4002, "0::" + group + "\n").contained(4002);
    assertThat(worker.look().view().processes())
        .containsEntry("generator", 1)
        .containsEntry("shim", 1)
        .containsEntry("function", 1);
    assertThat(worker.view().sandboxes().total()).isOne();
  }

  @Test
  void without_control_groups_what_the_tool_starts_is_a_function() {
    worker.process(SELF, 1, "java", 0).process(4001, SELF, "bwrap", 0);
    worker.process(4002, 4001, "bwrap", 0).process(4003, 4002, "node", 0);
    assertThat(worker.look().view().processes()).containsEntry("function", 3);
    assertThat(worker.view().sandboxes().total()).isOne();
  }

  @Test
  void a_program_that_becomes_another_one_changes_its_group() {
    worker.process(10, 1, "sh", 0).look().look().look();
    worker.process(10, 1, "kubelet", 0).look();
    assertThat(worker.view().processes()).containsEntry("kubelet", 1);
  }
}
