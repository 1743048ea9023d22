package io.whiskwatt.cluster.run;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.ssh.Machine;
import io.whiskwatt.cluster.ssh.Machines;
import io.whiskwatt.cluster.ssh.SshFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One machine: its connection, its log, and what is run on it. Files go into the folder {@code
 * .whiskwatt} of the user, which nobody else can read; scripts are run as root, one at a time, and
 * are ended by the machine itself when their time is up.
 */
final class NodeSteps implements AutoCloseable {
  private static final String FOLDER = ".whiskwatt";
  private static final int LOCK_SECONDS = 20;
  private static final int GRACE_SECONDS = 15;

  private final ClusterNode node;
  private final Machines machines;
  private final NodeLog log;
  private final Progress progress;
  private Optional<Machine> machine = Optional.empty();

  NodeSteps(ClusterNode node, Machines machines, Path log, Progress progress) throws IOException {
    this.node = node;
    this.machines = machines;
    this.log = NodeLog.open(log);
    this.progress = progress;
  }

  ClusterNode node() {
    return node;
  }

  /**
   * Connects, and sees whether scripts can be run as root.
   *
   * @throws SshFailure with what to do
   */
  void reach() throws SshFailure {
    List<String> said = new ArrayList<>();
    if (command(asRoot() + "true", said::add) != 0) {
      throw new SshFailure(
          node.ssh().user()
              + " may not run commands as root on "
              + node.hostname()
              + " without a password: "
              + String.join(" ", said),
          "allow it in /etc/sudoers.d: "
              + node.ssh().user()
              + " ALL=(ALL) NOPASSWD: ALL; or log in as root");
    }
  }

  private String asRoot() {
    return node.ssh().user().equals("root") ? "" : "sudo -n ";
  }

  /**
   * Puts a file into the folder.
   *
   * @param name made of letters, digits, dots and underscores
   */
  void put(String name, byte[] content) throws SshFailure {
    String file = FOLDER + "/" + name;
    List<String> said = new ArrayList<>();
    int status =
        connected()
            .run(
                "umask 077; { mkdir -p "
                    + FOLDER
                    + " && cat > "
                    + file
                    + ".part && mv -f "
                    + file
                    + ".part "
                    + file
                    + "; } 2>&1",
                content,
                said::add);
    if (status != 0) {
      throw new SshFailure(
          name + " cannot be put onto " + node.hostname() + ": " + String.join(" ", said),
          "make room for it, or let " + node.ssh().user() + " write its home: df -h ~");
    }
  }

  /**
   * Runs a script that was put there.
   *
   * @param argument a word without spaces; empty: none
   * @param told hears every line, beside the log and whoever looks on
   * @return its exit status
   */
  int script(String name, String argument, byte[] input, Duration limit, Consumer<String> told)
      throws SshFailure {
    String command =
        asRoot()
            + "timeout --kill-after="
            + GRACE_SECONDS
            + " "
            + Math.max(1, limit.toSeconds())
            + " flock --wait "
            + LOCK_SECONDS
            + " --conflict-exit-code "
            + Told.LOCKED
            + " /run/lock/whiskwatt bash "
            + FOLDER
            + "/"
            + name
            + (argument.isEmpty() ? "" : " " + argument)
            + " 2>&1";
    return connected()
        .run(
            command,
            input,
            line -> {
              log(line);
              progress.line(node.hostname(), line);
              told.accept(line);
            });
  }

  /** A command as root whose words nobody else hears. */
  int secret(String command, Consumer<String> lines) throws SshFailure {
    return command(asRoot() + command, lines);
  }

  private int command(String command, Consumer<String> lines) throws SshFailure {
    return connected().run(command + " 2>&1", new byte[0], lines);
  }

  void log(String line) {
    log.line(line);
  }

  private synchronized Machine connected() throws SshFailure {
    if (machine.isEmpty() || !machine.get().isConnected()) {
      hangUp();
      machine = Optional.of(machines.connect(node));
    }
    return machine.get();
  }

  /** Ends what waits for this machine. */
  synchronized void hangUp() {
    machine.ifPresent(Machine::close);
    machine = Optional.empty();
  }

  @Override
  public void close() throws IOException {
    hangUp();
    log.close();
  }
}
