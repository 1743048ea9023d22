package io.whiskwatt.rapl.usage;

import static io.whiskwatt.node.UsageMeasure.CLOCK_POLICY_CHANGES;
import static io.whiskwatt.node.UsageMeasure.CONTEXT_SWITCHES;
import static io.whiskwatt.node.UsageMeasure.CPU_GUEST_NANOS;
import static io.whiskwatt.node.UsageMeasure.CPU_NANOS;
import static io.whiskwatt.node.UsageMeasure.CPU_STEAL_NANOS;
import static io.whiskwatt.node.UsageMeasure.CPU_SYSTEM_NANOS;
import static io.whiskwatt.node.UsageMeasure.CPU_USER_NANOS;
import static io.whiskwatt.node.UsageMeasure.FREQUENCY_HERTZ;
import static io.whiskwatt.node.UsageMeasure.MEMORY_USED_BYTES;
import static io.whiskwatt.node.UsageMeasure.PROCESSES;
import static io.whiskwatt.node.UsageMeasure.PSS_BYTES;
import static io.whiskwatt.node.UsageMeasure.SANDBOXES;
import static io.whiskwatt.node.UsageMeasure.TEMPERATURE_CELSIUS;
import static io.whiskwatt.node.UsageMeasure.THERMAL_THROTTLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.Population;
import io.whiskwatt.node.UsageMeasure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageSamplerTest {
  private static final String CPU = "sys/devices/system/cpu/";
  private static final String UID_A = "0a1b2c3d-0000-4000-8000-00000000000a";
  private static final String UID_B = "0a1b2c3d-0000-4000-8000-00000000000b";
  private static final String ACTION = "wskowdev-invoker-00-1-guest-hello";
  private static final String STEM_CELL = "wskowdev-invoker-00-2-prewarm-nodejs20";

  @TempDir Path root;

  private static OptionalDouble machine(Worker worker, UsageMeasure measure) {
    return worker.told("machine", measure);
  }

  @Test
  void times_of_the_machine_are_told_apart_and_guests_are_not_counted_twice() {
    Worker worker =
        Worker.in(root)
            .write("proc/stat", "cpu  700 20 300 9000 5 10 6 44 120 5 9\ncpu0 1\nctxt 1234\n")
            .look();
    assertThat(machine(worker, CPU_USER_NANOS)).hasValue(595e7);
    assertThat(machine(worker, CPU_SYSTEM_NANOS)).hasValue(316e7);
    assertThat(machine(worker, CPU_STEAL_NANOS)).hasValue(44e7);
    assertThat(machine(worker, CPU_GUEST_NANOS)).hasValue(125e7);
    assertThat(machine(worker, CONTEXT_SWITCHES)).hasValue(1234);
  }

  @Test
  void nothing_is_told_of_what_cannot_be_read() {
    Worker worker = Worker.in(root).write("proc/stat", "cpu garbage\n").look();
    for (UsageMeasure measure : UsageMeasure.values()) {
      assertThat(machine(worker, measure)).as(measure.key()).isEmpty();
    }
  }

  @Test
  void used_memory_is_what_a_new_process_could_not_have() {
    Worker worker =
        Worker.in(root)
            .write("proc/meminfo", "MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 400 kB\n")
            .look();
    assertThat(machine(worker, MEMORY_USED_BYTES)).hasValue(600 * 1024);
  }

  @Test
  void frequency_is_the_mean_over_processors_and_zero_means_unknown() {
    Worker worker = processors().write(CPU + "cpu2/cpufreq/scaling_cur_freq", "0\n").look();
    assertThat(machine(worker, FREQUENCY_HERTZ)).hasValue(2e9);
  }

  @Test
  void without_cpufreq_the_frequency_comes_from_cpuinfo() {
    Worker worker = Worker.in(root);
    worker.write("proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 2600.000\n\n").look();
    assertThat(machine(worker, FREQUENCY_HERTZ)).hasValue(2.6e9);
  }

  private Worker processors() {
    Worker.in(root)
        .write(CPU + "cpu0/cpufreq/scaling_cur_freq", "1000000\n")
        .write(CPU + "cpu1/cpufreq/scaling_cur_freq", "3000000\n")
        .write(CPU + "cpu2/topology/x", "")
        .write(CPU + "cpu0/cpufreq/scaling_governor", "performance\n")
        .write(CPU + "cpu0/thermal_throttle/package_throttle_count", "7\n")
        .write(CPU + "intel_pstate/no_turbo", "1\n");
    return Worker.in(root);
  }

  @Test
  void a_governor_or_turbo_that_changes_in_mid_run_is_counted() {
    Worker worker = processors().look();
    assertThat(machine(worker, CLOCK_POLICY_CHANGES)).hasValue(0);
    worker.write(CPU + "intel_pstate/no_turbo", "0\n").pass(Duration.ofSeconds(10)).look();
    assertThat(machine(worker, CLOCK_POLICY_CHANGES)).hasValue(1);
    worker.pass(Duration.ofSeconds(10)).look();
    assertThat(machine(worker, CLOCK_POLICY_CHANGES)).hasValue(1);
    assertThat(machine(worker, THERMAL_THROTTLES)).hasValue(7);
  }

  @Test
  void temperature_is_that_of_the_hottest_package() {
    write("hwmon0", "name", "coretemp\n");
    write("hwmon0", "temp1_label", "Package id 0\n");
    write("hwmon0", "temp1_input", "61000\n");
    write("hwmon0", "temp2_label", "Core 0\n");
    write("hwmon0", "temp2_input", "75000\n");
    write("hwmon1", "name", "nvme\n");
    write("hwmon1", "temp1_input", "90000\n");
    assertThat(machine(Worker.in(root).look(), TEMPERATURE_CELSIUS)).hasValue(61);
  }

  @Test
  void a_temperature_of_zero_is_unknown() {
    write("hwmon0", "name", "k10temp\n");
    write("hwmon0", "temp1_input", "0\n");
    assertThat(machine(Worker.in(root).look(), TEMPERATURE_CELSIUS)).isEmpty();
  }

  private void write(String device, String file, String text) {
    Worker.in(root).write("sys/class/hwmon/" + device + "/" + file, text);
  }

  @Test
  void memory_is_read_of_so_many_processes_in_a_look() {
    Worker worker = Worker.in(root, 2);
    for (int pid = 10; pid < 15; pid++) {
      worker.process(pid, 1, "kubelet", 0).memory(pid, 100);
    }
    assertThat(worker.look().told("kubelet", PSS_BYTES)).hasValue(200 * 1024);
    assertThat(worker.look().told("kubelet", PSS_BYTES)).hasValue(400 * 1024);
    assertThat(worker.look().told("kubelet", PSS_BYTES)).hasValue(500 * 1024);
    assertThat(worker.sampler().cost().memoryReads()).isEqualTo(5);
  }

  @Test
  void memory_is_read_again_after_ten_seconds() {
    Worker worker = Worker.in(root).process(10, 1, "kubelet", 0).memory(10, 100).look();
    worker.memory(10, 300).look();
    assertThat(worker.told("kubelet", PSS_BYTES)).isEmpty();
    worker.pass(Duration.ofSeconds(9)).look();
    assertThat(worker.told("kubelet", PSS_BYTES)).hasValue(300 * 1024);
  }

  @Test
  void memory_of_processes_of_no_group_is_not_read() {
    Worker worker = Worker.in(root).process(10, 1, "editor", 0).memory(10, 100).look();
    assertThat(worker.told("other", PSS_BYTES)).isEmpty();
    assertThat(worker.sampler().cost().memoryReads()).isZero();
  }

  @Test
  void levels_are_told_when_they_change_and_once_when_they_end() {
    Worker worker = Worker.in(root).process(10, 1, "kubelet", 0).look();
    assertThat(worker.told("kubelet", PROCESSES)).hasValue(1);
    assertThat(worker.look().told("kubelet", PROCESSES)).isEmpty();
    assertThat(worker.end(10).look().told("kubelet", PROCESSES)).hasValue(0);
    assertThat(worker.look().told("kubelet", PROCESSES)).isEmpty();
  }

  @Test
  void pods_are_found_where_the_first_version_has_them() {
    String pods = "sys/fs/cgroup/cpu,cpuacct/kubepods/";
    Worker.in(root)
        .write(pods + "besteffort/pod" + UID_A + "/cpuacct.usage", "1000\n")
        .write(pods + "pod" + UID_B + "/cpuacct.usage", "2000\n");
    Worker worker = Worker.in(root);
    worker.write("var/log/pods/openwhisk_" + ACTION + "_" + UID_A + "/x", "");
    worker.process(10, 1, "node", 0).memory(10, 50).contained(10);
    worker.group(10, "5:cpu,cpuacct:/kubepods/besteffort/pod" + UID_A + "/c\n").look();
    assertThat(worker.told("pod/" + ACTION, CPU_NANOS)).hasValue(1000);
    assertThat(worker.told("pod/" + ACTION, PSS_BYTES)).hasValue(50 * 1024);
    assertThat(worker.told("pod/" + UID_B, CPU_NANOS)).hasValue(2000);
    assertThat(worker.view().pods()).containsExactly(UID_B, ACTION);
  }

  @Test
  void pods_are_found_where_systemd_and_the_second_version_have_them() {
    String slice = "kubepods-burstable-pod" + UID_A.replace('-', '_') + ".slice";
    String path = "kubepods.slice/kubepods-burstable.slice/" + slice;
    Worker worker =
        Worker.in(root)
            .write("sys/fs/cgroup/" + path + "/cpu.stat", "usage_usec 77\nuser_usec 1\n")
            .write("var/log/pods/openwhisk_" + ACTION + "_" + UID_A + "/x", "")
            .look();
    assertThat(worker.told("pod/" + ACTION, CPU_NANOS)).hasValue(77_000);
    assertThat(worker.told("function", SANDBOXES)).hasValue(1);
  }

  @Test
  void pods_of_one_name_get_their_namespaces() {
    Worker worker = pods("default_web", "staging_web");
    assertThat(worker.view().pods()).containsExactly("web.default", "web.staging");
  }

  @Test
  void busy_idle_and_prewarmed_sandboxes_are_told_apart() {
    Worker worker = pods("ow_" + ACTION, "ow_" + STEM_CELL).look();
    assertThat(worker.view().sandboxes()).isEqualTo(new Population(0, 1, 1));
    worker.write(usage(UID_A), "usage_usec 30001\n").look();
    assertThat(worker.view().sandboxes()).isEqualTo(new Population(1, 0, 1));
    worker.look();
    assertThat(worker.view().sandboxes()).isEqualTo(new Population(0, 1, 1));
  }

  @Test
  void a_sandbox_that_came_since_the_last_look_is_busy_when_it_worked() {
    Worker worker = Worker.in(root).process(Worker.SELF, 1, "java", 0).look();
    worker.process(5000, Worker.SELF, "node", 7).process(5001, Worker.SELF, "node", 1).look();
    assertThat(worker.view().sandboxes()).isEqualTo(new Population(1, 1, 0));
  }

  private Worker pods(String first, String second) {
    return Worker.in(root)
        .write(usage(UID_A), "usage_usec 1\n")
        .write(usage(UID_B), "usage_usec 1\n")
        .write("var/log/pods/" + first + "_" + UID_A + "/x", "")
        .write("var/log/pods/" + second + "_" + UID_B + "/x", "");
  }

  private static String usage(String uid) {
    return "sys/fs/cgroup/kubepods/besteffort/pod" + uid + "/cpu.stat";
  }

  @Test
  void a_pod_that_is_gone_is_told_no_more() {
    Worker worker = pods("ow_a", "ow_b").look();
    assertThat(worker.told("pod/a", CPU_NANOS)).isPresent();
    worker.remove("sys/fs/cgroup/kubepods/besteffort/pod" + UID_A).look();
    assertThat(worker.told("pod/a", CPU_NANOS)).isEmpty();
    assertThat(worker.told("pod/b", CPU_NANOS)).isPresent();
  }

  @Test
  void torn_and_strange_files_break_nothing() {
    Worker worker =
        Worker.in(root)
            .write("proc/10/stat", "10 (x")
            .write("proc/11/stat", "11 (a) b) c) S 1 1 1\n")
            .write("proc/12/stat", "12 (y) S x 1 1 0 -1 0 0 0 0 0 z 0 0 0 20 0 1 0 5 1 1 1\n")
            .write("proc/nonsense/stat", "")
            .process(13, 1, "a) S 1 (b", 5)
            .group(13, "no colons\n0:\n0::/../up\n")
            .look();
    assertThat(worker.view().processes()).containsOnlyKeys("other").containsEntry("other", 1);
  }

  @Test
  void hidden_processes_are_said_to_be_hidden() {
    Worker worker = Worker.in(root).look();
    assertThat(worker.sampler().limits()).isEmpty();
    worker.remove("proc/1");
    assertThat(worker.sampler().limits())
        .singleElement()
        .asString()
        .contains("hidden", "no such file", "hidepid");
  }
}
