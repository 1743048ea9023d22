package io.whiskwatt.cli;

import io.whiskwatt.cluster.ssh.HostKeys;
import io.whiskwatt.cluster.ssh.Machines;
import io.whiskwatt.cluster.ssh.SshMachines;
import io.whiskwatt.units.Notation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the machines of clusters are reached, and where what becomes of them is kept. */
final class SshOptions {
  private static final Duration USUAL = Duration.ofSeconds(20);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the clusters' folders. Default: ${DEFAULT-VALUE}.",
      defaultValue = "scripts")
  private Path out = Path.of("scripts");

  @Option(
      names = "--known-hosts",
      paramLabel = "FILE",
      description = "Keys of the machines, as OpenSSH keeps them. Default: ~/.ssh/known_hosts.")
  private Optional<Path> knownHosts = Optional.empty();

  @Option(
      names = "--accept-new-host-keys",
      description =
          "Believe a machine that is seen for the first time, and keep its key in that file. A key"
              + " that changed is refused in any case.")
  private boolean acceptNew;

  @Option(
      names = "--connect-limit",
      paramLabel = "TIME",
      description = "How long to wait for a machine. Default: 20s.")
  private String connectLimit = "";

  private Duration connecting = USUAL;

  /** Reads what has a unit. */
  void check(Complaints complaints) {
    if (!connectLimit.isEmpty()) {
      complaints
          .quantity("--connect-limit", connectLimit, Notation.DURATION)
          .ifPresent(read -> connecting = read);
    }
  }

  Path folder() {
    return out;
  }

  Machines machines() {
    return new SshMachines(
        new HostKeys(knownHosts.orElseGet(HostKeys::usualFile), acceptNew), connecting);
  }
}
