package io.whiskwatt.rapl.usage;

import static io.whiskwatt.node.ProcessGroup.CONTAINERD;
import static io.whiskwatt.node.ProcessGroup.FUNCTION;
import static io.whiskwatt.node.ProcessGroup.GENERATOR;
import static io.whiskwatt.node.ProcessGroup.KUBELET;
import static io.whiskwatt.node.ProcessGroup.OTHER;
import static io.whiskwatt.node.ProcessGroup.SHIM;
import static io.whiskwatt.node.ProcessGroup.VMM;
import static io.whiskwatt.rapl.usage.Worker.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuAccountsTest {
  private static final String PARENT = "/whiskwatt-4000-7-8-0";
  private static final String USAGE = "sys/fs/cgroup/cpuacct" + PARENT + "/cpuacct.usage";

  @TempDir Path root;
  private Worker worker;

  @BeforeEach
  void empty_machine() {
    Worker.in(root).write("sys/fs/cgroup/cpuacct/cpuacct.usage", "0\n");
    worker = Worker.in(root).process(1, 0, "systemd", 0);
  }

  @Test
  void what_was_used_before_the_first_look_is_in_no_account() {
    worker.process(10, 1, "kubelet", 500).look();
    assertThat(worker.ticks(KUBELET)).isZero();
    worker.process(10, 1, "kubelet", 520).look();
    assertThat(worker.ticks(KUBELET)).isEqualTo(20);
  }

  @Test
  void a_process_that_came_since_counts_whole() {
    worker.look().process(10, 1, "qemu-system-x86", 70).look();
    assertThat(worker.ticks(VMM)).isEqualTo(70);
  }

  @Test
  void another_process_with_the_same_id_is_another_process() {
    worker.process(10, 1, "kubelet", 500).look();
    worker.stat(10, 1, "qemu-system-x86", 30, 0, 99_999, 0).look();
    assertThat(worker.ticks(VMM)).isEqualTo(30);
    assertThat(worker.ticks(KUBELET)).isZero();
  }

  @Test
  void what_a_process_used_before_it_ended_is_found_with_its_parent() {
    worker.process(10, 1, "containerd", 0).process(11, 10, "containerd-shim", 40).look();
    worker.process(11, 10, "containerd-shim", 50).look();
    worker.end(11).process(10, 1, "containerd", 5, 75).look();
    assertThat(worker.ticks(SHIM)).isEqualTo(35);
    assertThat(worker.ticks(CONTAINERD)).isEqualTo(5);
  }

  @Test
  void a_process_that_came_and_went_between_two_looks_counts_with_its_parent() {
    worker.process(10, 1, "containerd", 0).look();
    worker.process(10, 1, "containerd", 3, 20).look();
    assertThat(worker.ticks(CONTAINERD)).isEqualTo(23);
  }

  @Test
  void a_family_that_ended_together_is_not_counted_twice() {
    worker.process(10, 1, "kubelet", 0).process(11, 10, "sh", 10).process(12, 11, "sh", 30).look();
    worker.end(11).end(12).process(10, 1, "kubelet", 0, 45).look();
    assertThat(worker.ticks(KUBELET)).isEqualTo(5);
  }

  @Test
  void a_process_that_nobody_waited_for_takes_nothing_from_others() {
    worker.process(10, 1, "kubelet", 0).process(11, 10, "sh", 30).look();
    worker.end(11).process(10, 1, "kubelet", 4).look();
    assertThat(worker.ticks(KUBELET)).isEqualTo(4);
  }

  @Test
  void sandboxes_are_counted_by_their_control_group_alone() {
    worker.process(SELF, 1, "java", 0).write(USAGE, "5000000000\n").look();
    sandbox(4002, 60).write(USAGE, "5700000000\n").look();
    assertThat(worker.ticks(FUNCTION)).isEqualTo(70);
    assertThat(worker.ticks(OTHER)).isZero();
  }

  @Test
  void sandboxes_that_no_look_ever_saw_are_counted() {
    worker.process(SELF, 1, "java", 0).look();
    worker.write(USAGE, "250000000\n").look();
    assertThat(worker.ticks(FUNCTION)).isEqualTo(25);
  }

  @Test
  void an_ended_sandbox_does_not_count_again_with_the_tool_that_started_it() {
    worker.process(SELF, 1, "java", 0).write(USAGE, "0\n").look();
    worker.process(4001, SELF, "runc", 2);
    sandbox(4002, 50).write(USAGE, "500000000\n").look();
    worker.end(4001).end(4002).write(USAGE, "800000000\n");
    // The tool waited for runc, and runc for what it contained: 2 + 4 more, and 50 + 30 more.
    worker.process(SELF, 1, "java", 10, 86).look();
    assertThat(worker.ticks(FUNCTION)).isEqualTo(80);
    assertThat(worker.ticks(SHIM)).isEqualTo(2 + 4);
    assertThat(worker.ticks(GENERATOR)).isEqualTo(10);
  }

  @Test
  void an_ended_sandbox_that_comes_back_a_look_later_does_not_count_again() {
    worker.process(SELF, 1, "java", 0).write(USAGE, "0\n").look();
    worker.write(USAGE, "400000000\n").look();
    worker.process(SELF, 1, "java", 0, 43).look();
    assertThat(worker.ticks(FUNCTION)).isEqualTo(40);
    assertThat(worker.ticks(SHIM)).isEqualTo(3);
  }

  private Worker sandbox(long pid, long ticks) {
    return worker
        .process(pid, 4001, "node", ticks)
        .group(pid, "2:cpuacct:" + PARENT + "/whiskwatt-4000-7-8-0-1\n");
  }

  @Test
  void kernel_threads_count_with_all_else_when_they_are_looked_at() {
    worker.kernelThread(20, "kworker/0:1", 100).look();
    worker.kernelThread(20, "kworker/0:1", 130);
    for (int i = 0; i < 11; i++) {
      worker.look();
    }
    assertThat(worker.ticks(OTHER)).isEqualTo(30);
  }
}
