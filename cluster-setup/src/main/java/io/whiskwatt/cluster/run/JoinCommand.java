package io.whiskwatt.cluster.run;

import io.whiskwatt.cluster.ssh.SshFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command by which a worker joins; it holds a token, and goes from machine to machine only. */
final class JoinCommand {
  private static final Pattern SHAPE =
      Pattern.compile(
          "kubeadm join [a-z0-9.:-]+ --token [a-z0-9]{6}\\.[a-z0-9]{16}"
              + " --discovery-token-ca-cert-hash sha256:[0-9a-f]{64}");

  private final String words;

  private JoinCommand(String words) {
    this.words = words;
  }

  /**
   * A new one, valid for an hour.
   *
   * @throws SshFailure when the master gives none
   */
  static JoinCommand mint(NodeSteps master) throws SshFailure {
    List<String> said = new ArrayList<>();
    int status = master.secret("kubeadm token create --ttl 1h --print-join-command", said::add);
    List<String> commands =
        said.stream().map(String::strip).filter(line -> SHAPE.matcher(line).matches()).toList();
    if (status != 0 || commands.size() != 1) {
      throw new SshFailure(
          "the master "
              + master.node().hostname()
              + " gives no join command (status "
              + status
              + ")",
          "see on it: sudo kubeadm token create --ttl 1h --print-join-command; 02_master_init.sh"
              + " must have ended well");
    }
    return new JoinCommand(commands.get(0));
  }

  byte[] input() {
    return (words + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "a join command";
  }
}
