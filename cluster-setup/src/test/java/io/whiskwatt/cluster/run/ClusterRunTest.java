package io.whiskwatt.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.InventoryReader;
import io.whiskwatt.cluster.script.ScriptKind;
import io.whiskwatt.cluster.ssh.Machine;
import io.whiskwatt.cluster.ssh.Machines;
import io.whiskwatt.cluster.ssh.SshFailure;
import io.whiskwatt.config.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against machines that only answer; the real ones are in ClusterUpIT. */
class ClusterRunTest {
  private static final Inventory CLUSTER =
      new InventoryReader(Environment.unread())
          .read(
              """
              cluster: c
              ssh: { user: ubuntu }
              nodes:
                - { hostname: m, address: 10.0.0.1, role: master }
                - { hostname: w1, address: 10.0.0.2, role: worker }
                - { hostname: w2, address: 10.0.0.3, role: worker }
              runtimes: [ runc ]
              """,
              "c.yaml")
          .orThrow();
  private static final String JOIN =
      "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash"
          + " sha256:"
          + "7".repeat(64);

  @TempDir private Path folder = Path.of("");

  /** Everything that was asked of a machine, with what was piped in. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private String minted = JOIN;
  private Optional<String> broken = Optional.empty();

  private final Progress silent =
      new Progress() {
        @Override
        public void begun(ScriptKind kind, List<String> nodes, List<String> done) {
          asked.add("begun " + kind.key() + " " + nodes + " done " + done);
        }

        @Override
        public void line(String node, String text) {
          asked.add("line " + node + " " + text);
        }

        @Override
        public void ended(StepEnd end) {
          asked.add("ended " + end.node() + " " + end.step() + " " + end.isDone());
        }
      };

  private Machine machine(ClusterNode node) {
    return new Machine() {
      @Override
      public int run(String command, byte[] input, Consumer<String> lines) {
        asked.add(node.hostname() + " " + command + " <" + input.length);
        if (command.contains("token create")) {
          lines.accept(minted);
        } else if (command.contains(" bash ") && broken.equals(Optional.of(node.hostname()))) {
          lines.accept("FAILED (15) at \"clock\": the clock is not synchronised");
          lines.accept("  What to do: switch it on");
          return 55;
        }
        return 0;
      }

      @Override
      public boolean isConnected() {
        return true;
      }

      @Override
      public void close() {
        asked.add("closed " + node.hostname());
      }
    };
  }

  private List<StepEnd> run(ScriptKind kind, boolean resume)
      throws IOException, InterruptedException {
    return run(kind, resume, this::machine);
  }

  private List<StepEnd> run(ScriptKind kind, boolean resume, Machines machines)
      throws IOException, InterruptedException {
    ClusterRun.Order order = new ClusterRun.Order(resume, Optional.empty(), Map.of());
    try (ClusterRun run =
        new ClusterRun(CLUSTER, CLUSTER.nodes(), order, machines, folder, silent)) {
      return run.run(kind);
    }
  }

  @Test
  void a_script_is_run_as_root_with_a_limit_and_a_lock_of_the_machine()
      throws IOException, InterruptedException {
    assertThat(run(ScriptKind.COMMON, false)).hasSize(3).allMatch(StepEnd::isDone);
    assertThat(asked)
        .anyMatch(
            line ->
                line.equals(
                    "w1 sudo -n timeout --kill-after=15 1800 flock --wait 20 --conflict-exit-code"
                        + " 75 /run/lock/whiskwatt bash .whiskwatt/01_all_nodes_common.sh 2>&1 <0"));
  }

  @Test
  void one_machine_that_fails_leaves_the_others_done_and_the_next_run_takes_it_alone()
      throws IOException, InterruptedException {
    broken = Optional.of("w1");
    List<StepEnd> ends = run(ScriptKind.COMMON, false);
    assertThat(ends).filteredOn(StepEnd::isDone).extracting(StepEnd::node).contains("m", "w2");
    assertThat(ends)
        .filteredOn(end -> !end.isDone())
        .singleElement()
        .satisfies(
            end ->
                assertThat(end.failure().orElse(""))
                    .isEqualTo(
                        "FAILED (15) at \"clock\": the clock is not synchronised\n"
                            + "  What to do: switch it on"));
    broken = Optional.empty();
    assertThat(run(ScriptKind.COMMON, true)).extracting(StepEnd::node).containsExactly("w1");
    assertThat(asked).contains("begun common [w1] done [m, w2]");
    assertThat(run(ScriptKind.COMMON, true)).isEmpty();
    assertThat(run(ScriptKind.COMMON, false)).hasSize(3);
  }

  @Test
  void the_join_command_goes_by_standard_input_and_nowhere_else()
      throws IOException, InterruptedException {
    assertThat(run(ScriptKind.JOIN, false)).hasSize(2).allMatch(StepEnd::isDone);
    int length = (JOIN + "\n").getBytes(StandardCharsets.UTF_8).length;
    assertThat(asked)
        .anyMatch(line -> line.startsWith("w2 ") && line.endsWith("join.sh - 2>&1 <" + length))
        .noneMatch(line -> line.contains("abcdef.0123456789abcdef"));
  }

  @Test
  void what_is_no_join_command_is_never_passed_on() throws IOException, InterruptedException {
    minted = JOIN + "; rm -rf /";
    List<StepEnd> ends = run(ScriptKind.JOIN, false);
    assertThat(ends).singleElement().satisfies(end -> assertThat(end.isDone()).isFalse());
    assertThat(asked).noneMatch(line -> line.startsWith("w1 ") || line.startsWith("w2 "));
  }

  @Test
  void a_machine_that_cannot_be_reached_fails_alone() throws IOException, InterruptedException {
    Machines machines =
        node -> {
          if (node.hostname().equals("w2")) {
            throw new SshFailure("w2 is away", "switch it on");
          }
          return machine(node);
        };
    assertThat(run(ScriptKind.COMMON, false, machines))
        .filteredOn(end -> !end.isDone())
        .singleElement()
        .satisfies(
            end -> assertThat(end.failure()).contains("w2 is away\n  What to do: switch it on"));
  }

  @Test
  void undoing_forgets_what_was_done() throws IOException, InterruptedException {
    run(ScriptKind.COMMON, false);
    run(ScriptKind.RESET, false);
    assertThat(run(ScriptKind.COMMON, true)).hasSize(3);
  }
}
