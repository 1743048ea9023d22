package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Descriptions and scripts of clusters. */
@Command(
    name = "cluster",
    description = {
      "Describe the clusters that are to be compared, write the scripts that set them up, and run"
          + " them on the machines."
    },
    footer = {
      "First init, then put your machines into the files, then up; or generate, and run the scripts"
          + " by hand in the order of their numbers.",
      "",
      "Examples:",
      "  cluster init --template runc-vs-kata",
      "  cluster pin cluster1.yaml cluster2.yaml",
      "  cluster generate cluster1.yaml cluster2.yaml",
      "  cluster up cluster1.yaml cluster2.yaml --dry-run",
      "  cluster verify cluster1.yaml cluster2.yaml"
    })
final class ClusterCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new InvalidConfiguration(
        List.of(
            Problem.of(
                "cluster does nothing by itself",
                "write cluster init, pin, generate, up, verify or down, and the descriptions")));
  }
}
