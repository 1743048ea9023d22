package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.run.ClusterRun;
import io.whiskwatt.cluster.run.StepEnd;
import io.whiskwatt.cluster.script.ScriptKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes clusters away from their machines. */
@Command(
    name = "down",
    description = {
      "Take away what cluster up put onto the machines: OpenWhisk and the agents, then Kubernetes,"
          + " from the workers first. Packages stay. Names the machines and asks before it begins."
    },
    footer = {
      "Examples:",
      "  cluster down cluster2.yaml",
      "  cluster down cluster2.yaml --keep-kubernetes"
    })
final class ClusterDownCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CLUSTER.yaml",
      arity = "1..*",
      description = "Descriptions of clusters, one for each.")
  private List<Path> files = List.of();

  @Mixin private final SshOptions ssh = new SshOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--keep-kubernetes",
      description = "Take away OpenWhisk and the agents, and leave Kubernetes.")
  private boolean keep;

  ClusterDownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).together(files, complaints);
    ssh.check(complaints);
    complaints.orThrow();
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    boolean done = true;
    for (Inventory cluster : clusters) {
      done &= isWanted(cluster, answers) && down(cluster);
    }
    return (done ? ExitCode.OK : ExitCode.ENVIRONMENT).number();
  }

  private boolean isWanted(Inventory cluster, BufferedReader answers) throws IOException {
    PrintWriter out = surroundings.terminal().out();
    out.println(
        cluster.name()
            + (keep
                ? ": OpenWhisk and the agents are going to be taken away from"
                : ": OpenWhisk, the agents and Kubernetes are going to be taken away from"));
    cluster
        .nodes()
        .forEach(node -> out.println("  " + node.hostname() + " (" + node.address() + ")"));
    if (yes) {
      return true;
    }
    out.println("Write " + cluster.name() + " to go on:");
    out.flush();
    boolean agreed =
        Optional.ofNullable(answers.readLine()).orElse("").strip().equals(cluster.name());
    if (!agreed) {
      out.println("Nothing was done.");
    }
    return agreed;
  }

  private boolean down(Inventory cluster) throws IOException, InterruptedException {
    ClusterFolder folder =
        ClusterFolder.of(surroundings.directory().resolve(ssh.folder()), cluster);
    folder.write();
    ClusterProgress progress = new ClusterProgress(surroundings.terminal().out());
    ClusterRun.Order order = new ClusterRun.Order(false, Optional.empty(), Map.of());
    try (ClusterRun run =
        new ClusterRun(cluster, cluster.nodes(), order, ssh.machines(), folder.path(), progress)) {
      List<StepEnd> ends = new ArrayList<>(run.reach());
      undo(run, ends, ScriptKind.CLEANUP, cluster.nodes());
      if (!keep) {
        undo(run, ends, ScriptKind.RESET, cluster.workers());
        undo(run, ends, ScriptKind.RESET, List.of(cluster.master()));
      }
      progress.summary(cluster, ends, folder.path(), "cluster down once more");
      return ends.stream().allMatch(StepEnd::isDone);
    }
  }

  private static void undo(
      ClusterRun run, List<StepEnd> ends, ScriptKind kind, List<ClusterNode> where)
      throws InterruptedException {
    if (ends.stream().allMatch(StepEnd::isDone)) {
      ends.addAll(run.run(kind, where));
    }
  }
}
