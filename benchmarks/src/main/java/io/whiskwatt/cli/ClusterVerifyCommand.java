package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.run.ClusterRun;
import io.whiskwatt.cluster.run.StepEnd;
import io.whiskwatt.cluster.script.ScriptKind;
import io.whiskwatt.cluster.verify.Finding;
import io.whiskwatt.cluster.verify.Heard;
import io.whiskwatt.cluster.verify.StudyDraft;
import io.whiskwatt.cluster.verify.Verification;
import io.whiskwatt.results.report.TextGrid;
import io.whiskwatt.results.report.TextGrid.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether clusters are what they claim, and alike in everything else. */
@Command(
    name = "verify",
    description = {
      "Look at every worker of each cluster: what isolates its actions, what it is made of, what it"
          + " can tell of energy. Writes a study that compares them. Ends with 0 only if the"
          + " comparison would be fair."
    },
    footer = {"Example:", "  cluster verify cluster1.yaml cluster2.yaml", "  run study.yaml"})
final class ClusterVerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CLUSTER.yaml",
      arity = "1..*",
      description = "Descriptions of clusters, one for each; the first is the baseline.")
  private List<Path> files = List.of();

  @Mixin private final SshOptions ssh = new SshOptions();

  @Option(
      names = "--study",
      paramLabel = "FILE",
      description = "The study to write; one that is there stays. Default: ${DEFAULT-VALUE}.",
      defaultValue = "study.yaml")
  private Path study = Path.of("study.yaml");

  ClusterVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Complaints complaints = new Complaints();
    List<Inventory> clusters = new ClusterFiles(surroundings).together(files, complaints);
    ssh.check(complaints);
    complaints.orThrow();
    Map<String, Heard> heard = new LinkedHashMap<>();
    for (Inventory cluster : clusters) {
      Optional<Heard> found = look(cluster);
      if (found.isEmpty()) {
        return ExitCode.ENVIRONMENT.number();
      }
      heard.put(cluster.name(), found.get());
    }
    Verification verification = new Verification(clusters, heard);
    say(verification);
    write(verification);
    return (verification.isFair() ? ExitCode.OK : ExitCode.ANSWER_IS_NO).number();
  }

  /** Empty: a machine cannot be reached; what is wrong was said. */
  private Optional<Heard> look(Inventory cluster) throws IOException, InterruptedException {
    ClusterFolder folder =
        ClusterFolder.of(surroundings.directory().resolve(ssh.folder()), cluster);
    Heard heard = new Heard();
    ClusterProgress progress = new ClusterProgress(surroundings.terminal().out(), heard::line);
    ClusterRun.Order order = new ClusterRun.Order(false, Optional.empty(), Map.of());
    try (ClusterRun run =
        new ClusterRun(cluster, cluster.nodes(), order, ssh.machines(), folder.path(), progress)) {
      List<StepEnd> ends = new ArrayList<>(run.reach());
      if (ends.stream().allMatch(StepEnd::isDone)) {
        ends.addAll(run.run(ScriptKind.FACTS));
      }
      boolean known = ends.stream().allMatch(StepEnd::isDone);
      if (known) {
        // What they find wrong is part of the verdict.
        for (ContainerRuntime runtime : cluster.runtimes()) {
          run.run(ScriptKind.VERIFY, runtime.key());
          run.run(ScriptKind.SANDBOXES, runtime.key());
        }
        keep(StudyDraft.authFile(cluster), run.authKey());
      } else {
        progress.summary(cluster, ends, folder.path(), "cluster verify once more");
      }
      return known ? Optional.of(heard) : Optional.empty();
    }
  }

  /** The key of OpenWhisk's guest, for its owner alone. */
  private void keep(String name, Optional<String> key) throws IOException {
    if (key.isPresent()) {
      Path file = surroundings.directory().resolve(name);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, key.get() + "\n", StandardCharsets.UTF_8);
    }
  }

  private void say(Verification verification) {
    PrintWriter out = surroundings.terminal().out();
    out.println("\nIsolation, on every worker:");
    verification
        .isolation()
        .forEach(
            finding -> out.printf("  %-6s%s: %s%n", mark(finding), finding.what(), text(finding)));
    out.println("\nWhat the clusters must have in common (on all their workers):");
    grid(verification).lines().forEach(line -> out.println("  " + line));
    out.println(
        verification.isFair()
            ? "\nA comparison would be fair."
            : "\nA comparison would not be fair: see the lines marked \"no\".");
  }

  private static String mark(Finding finding) {
    return switch (finding.verdict()) {
      case FINE -> "ok";
      case NOTED -> "note";
      case UNFAIR -> "no";
    };
  }

  /** Of one worker, which is of one cluster. */
  private static String text(Finding finding) {
    String shown = finding.values().get(0);
    return finding.why().isEmpty() ? shown : shown + "  (" + finding.why() + ")";
  }

  /** A column for each cluster, and what differs. */
  private static TextGrid grid(Verification verification) {
    List<Column> columns = new ArrayList<>(List.of(Column.words(""), Column.words("")));
    verification.clusters().forEach(cluster -> columns.add(Column.words(cluster.name())));
    columns.add(Column.words(""));
    TextGrid grid = new TextGrid(columns);
    for (Finding finding : verification.fairness()) {
      List<String> row = new ArrayList<>(List.of(mark(finding), finding.what()));
      row.addAll(finding.values());
      row.add(finding.why());
      grid.row(row);
    }
    return grid;
  }

  /** Of the clusters that have one. */
  private Map<String, String> webhooks(Verification verification) throws IOException {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Inventory cluster : verification.clusters()) {
      Optional<String> fingerprint =
          ClusterFolder.of(surroundings.directory().resolve(ssh.folder()), cluster).fingerprint();
      fingerprint.ifPresent(found -> fingerprints.put(cluster.name(), found));
    }
    return fingerprints;
  }

  private void write(Verification verification) throws IOException {
    PrintWriter out = surroundings.terminal().out();
    Path file = surroundings.directory().resolve(study);
    if (Files.exists(file)) {
      out.println("'" + study + "' is there already and stays as it is.");
      return;
    }
    Files.writeString(
        file,
        new StudyDraft(verification, ssh.folder().toString(), webhooks(verification)).yaml(),
        StandardCharsets.UTF_8);
    out.println("written: " + study + "; next: run " + study + " --dry-run");
  }
}
