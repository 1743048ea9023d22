package io.whiskwatt.cli;

import io.whiskwatt.cluster.template.ClusterTemplate;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes descriptions of clusters to begin with. */
@Command(
    name = "init",
    description = {"Write descriptions of clusters to begin with; no file is written over."},
    footer = {"Example:", "  cluster init --template runc-vs-kata --out lab"})
final class ClusterInitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description =
          "runc-vs-kata: two clusters of one master and four workers each, containers against"
              + " micro-VMs; switched: one cluster with both on the same workers, switched between"
              + " trials. Default: ${DEFAULT-VALUE}.",
      defaultValue = "runc-vs-kata")
  private String template = "runc-vs-kata";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the files. Default: here.")
  private Path out = Path.of("");

  ClusterInitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Complaints complaints = new Complaints();
    Optional<ClusterTemplate> chosen =
        Arrays.stream(ClusterTemplate.values())
            .filter(each -> each.key().equals(template))
            .findFirst();
    if (chosen.isEmpty()) {
      complaints.add(
          Problem.of(
              "--template \"" + template + "\" is not known",
              "known: "
                  + Arrays.stream(ClusterTemplate.values())
                      .map(ClusterTemplate::key)
                      .collect(Collectors.joining(", "))));
    }
    Path folder = surroundings.directory().resolve(out);
    chosen.stream()
        .flatMap(each -> each.files().stream())
        .filter(file -> Files.exists(folder.resolve(file.name())))
        .forEach(
            file ->
                complaints.add(
                    Problem.of(
                        "'" + out.resolve(file.name()) + "' is there already",
                        "move it away, or write into another folder: --out DIR")));
    complaints.orThrow();
    Files.createDirectories(folder);
    for (ClusterTemplate.File file : chosen.orElseThrow().files()) {
      Files.writeString(
          folder.resolve(file.name()),
          file.text(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
      surroundings.terminal().out().println("written: " + out.resolve(file.name()));
    }
    surroundings
        .terminal()
        .out()
        .println("Put in your machines, then: cluster pin " + names(chosen.orElseThrow()));
    return ExitCode.OK.number();
  }

  private String names(ClusterTemplate chosen) {
    return chosen.files().stream()
        .map(file -> out.resolve(file.name()).toString())
        .collect(Collectors.joining(" "));
  }
}
