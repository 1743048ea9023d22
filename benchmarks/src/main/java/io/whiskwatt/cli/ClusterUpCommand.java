package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.run.ClusterRun;
import io.whiskwatt.cluster.run.StepEnd;
import io.whiskwatt.cluster.script.Script;
import io.whiskwatt.cluster.script.ScriptKind;
import io.whiskwatt.cluster.script.Scripts;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.Notation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the scripts of clusters on their machines. */
@Command(
    name = "up",
    description = {
      "Run the scripts of each cluster on its machines over SSH, in the order of their numbers:"
          + " each on all its machines at the same time, the next when all have ended well. Safe to"
          + " run again."
    },
    footer = {
      "What was done stands in DIR/CLUSTER/state.json, what each machine said in DIR/CLUSTER/logs.",
      "After a failure: mend what it names, then the same command with --resume.",
      "",
      "Examples:",
      "  cluster up cluster1.yaml cluster2.yaml --dry-run",
      "  cluster up cluster1.yaml cluster2.yaml",
      "  cluster up cluster2.yaml --resume",
      "  cluster up cluster2.yaml --from openwhisk",
      "  cluster up cluster2.yaml --only agent,cluster2-worker-3"
    })
final class ClusterUpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CLUSTER.yaml",
      arity = "1..*",
      description = "Descriptions of clusters, one for each.")
  private List<Path> files = List.of();

  @Mixin private final SshOptions ssh = new SshOptions();

  @Option(
      names = "--resume",
      description = "Leave out what was done on a machine by the same script with the same values.")
  private boolean resume;

  @Option(
      names = "--from",
      paramLabel = "SCRIPT",
      description = "Begin with this one: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Words.class)
  private String from = "";

  @Option(
      names = "--only",
      paramLabel = "WHAT",
      split = ",",
      description = "Only these scripts, and only these machines.")
  private List<String> only = List.of();

  @Option(names = "--dry-run", description = "Say what would run where; connect to nothing.")
  private boolean dryRun;

  @Option(
      names = "--step-limit",
      paramLabel = "TIME",
      description = "How long every script may take on a machine. Default: each has its own.")
  private String stepLimit = "";

  ClusterUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The words of scripts that set up. */
  static final class Words implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return kinds().map(ScriptKind::key).iterator();
    }
  }

  private static Stream<ScriptKind> kinds() {
    return Arrays.stream(ScriptKind.values()).filter(ScriptKind::isSettingUp);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).together(files, complaints);
    check(clusters, complaints);
    Optional<Duration> limit =
        stepLimit.isEmpty()
            ? Optional.empty()
            : complaints.quantity("--step-limit", stepLimit, Notation.DURATION);
    ssh.check(complaints);
    complaints.orThrow();
    boolean done = true;
    for (Inventory cluster : clusters) {
      done &= dryRun ? say(cluster) : up(cluster, limit);
    }
    return (done ? ExitCode.OK : ExitCode.ENVIRONMENT).number();
  }

  private void check(List<Inventory> clusters, Complaints complaints) {
    List<String> words = kinds().map(ScriptKind::key).toList();
    List<String> names =
        clusters.stream()
            .flatMap(cluster -> cluster.nodes().stream())
            .map(ClusterNode::hostname)
            .toList();
    if (!from.isEmpty() && !words.contains(from)) {
      complaints.add(
          Problem.of("--from \"" + from + "\" is no script", "known: " + String.join(", ", words)));
    }
    only.stream()
        .filter(word -> !words.contains(word) && !names.contains(word))
        .forEach(
            word ->
                complaints.add(
                    Problem.of(
                        "--only \"" + word + "\" is neither a script nor a machine",
                        "scripts: "
                            + String.join(", ", words)
                            + "; machines: "
                            + String.join(", ", names))));
  }

  private List<ScriptKind> wanted(Inventory cluster) {
    List<ScriptKind> there = Scripts.of(cluster).stream().map(Script::kind).toList();
    boolean some = kinds().anyMatch(kind -> only.contains(kind.key()));
    return kinds()
        .filter(there::contains)
        .filter(kind -> !some || only.contains(kind.key()))
        .filter(kind -> from.isEmpty() || kind.compareTo(ScriptKind.of(from)) >= 0)
        .toList();
  }

  private List<ClusterNode> machines(Inventory cluster) {
    List<ClusterNode> named =
        cluster.nodes().stream().filter(node -> only.contains(node.hostname())).toList();
    boolean some =
        only.stream().anyMatch(word -> kinds().noneMatch(kind -> kind.key().equals(word)));
    return some ? named : cluster.nodes();
  }

  /** What would run where. */
  private boolean say(Inventory cluster) {
    PrintWriter out = surroundings.terminal().out();
    out.println(cluster.name() + ":");
    for (ScriptKind kind : wanted(cluster)) {
      String where =
          kind.nodes(cluster).stream()
              .filter(machines(cluster)::contains)
              .map(node -> node.hostname() + " (" + node.address() + ")")
              .collect(Collectors.joining(", "));
      if (!where.isEmpty()) {
        out.println("  " + kind.file() + " at most " + kind.limit().toMinutes() + " min: " + where);
      }
    }
    return true;
  }

  private void requireJars(Inventory cluster) throws IOException {
    if (wanted(cluster).contains(ScriptKind.AGENT)) {
      CarriedJar.AGENT.bytes();
    }
    if (wanted(cluster).contains(ScriptKind.WEBHOOK)) {
      CarriedJar.WEBHOOK.bytes();
    }
  }

  private boolean up(Inventory cluster, Optional<Duration> limit)
      throws IOException, InterruptedException {
    requireJars(cluster);
    ClusterFolder folder =
        ClusterFolder.of(surroundings.directory().resolve(ssh.folder()), cluster);
    folder.write();
    ClusterProgress progress = new ClusterProgress(surroundings.terminal().out());
    Map<ScriptKind, Map<String, byte[]>> companions = new LinkedHashMap<>();
    for (ScriptKind kind : wanted(cluster)) {
      companions.put(kind, folder.companions(kind));
    }
    ClusterRun.Order order = new ClusterRun.Order(resume, limit, companions);
    List<ClusterNode> machines = machines(cluster);
    if (machines.isEmpty()) {
      return true;
    }
    try (ClusterRun run =
        new ClusterRun(cluster, machines, order, ssh.machines(), folder.path(), progress)) {
      List<StepEnd> ends = new ArrayList<>(run.reach());
      for (ScriptKind kind : wanted(cluster)) {
        if (ends.stream().allMatch(StepEnd::isDone)) {
          ends.addAll(run.run(kind));
        }
      }
      boolean done = ends.stream().allMatch(StepEnd::isDone);
      progress.summary(cluster, ends, folder.path(), "cluster up … --resume");
      return done;
    }
  }
}
