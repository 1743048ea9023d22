package io.whiskwatt.cluster.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.SshAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Machines by SSH: with the key that the description names, else those of the agent, else the usual
 * files of this user; never with a password. Through a jump host where the description has one.
 *
 * @param connecting how long to wait for a connection, above 0
 */
public record SshMachines(HostKeys keys, Duration connecting) implements Machines {
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final String LOOPBACK = "127.0.0.1";
  private static final int USUAL_PORT = 22;

  /** A machine that says nothing for three of these in a row is gone. */
  private static final int ALIVE_MILLIS = 10_000;

  private static final int ALIVE_MISSED = 3;

  /** Where to log in. */
  private record Door(String user, String host, int port) {
    /** {@code [user@]host[:port]}. */
    static Door of(String text, String usualUser) {
      int at = text.indexOf('@');
      int colon = text.lastIndexOf(':');
      return new Door(
          at < 0 ? usualUser : text.substring(0, at),
          text.substring(at + 1, colon < 0 ? text.length() : colon),
          colon < 0 ? USUAL_PORT : Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
      return user + "@" + host + (port == USUAL_PORT ? "" : ":" + port);
    }
  }

  @Override
  public Machine connect(ClusterNode node) throws SshFailure {
    SshAccess access = node.ssh();
    Door door = new Door(access.user(), node.address(), access.port());
    if (access.jump().isEmpty()) {
      return new SshMachine(
          node.hostname(), open(door, access, Optional.empty()), Optional.empty());
    }
    Session jump = open(Door.of(access.jump().get(), access.user()), access, Optional.empty());
    boolean through = false;
    try {
      int port = jump.setPortForwardingL(LOOPBACK, 0, door.host(), door.port());
      Machine machine =
          new SshMachine(node.hostname(), open(door, access, Optional.of(port)), Optional.of(jump));
      through = true;
      return machine;
    } catch (JSchException failure) {
      throw new SshFailure(
          node.hostname() + ": " + access.jump().get() + " lets nobody through: " + said(failure),
          "allow TCP forwarding on it: AllowTcpForwarding local in sshd_config");
    } finally {
      if (!through) {
        jump.disconnect();
      }
    }
  }

  /**
   * Logs in.
   *
   * @param tunnel a port on this machine that leads to the door; empty: directly
   */
  private Session open(Door door, SshAccess access, Optional<Integer> tunnel) throws SshFailure {
    Optional<HostKeys.Judgement> judge = Optional.empty();
    try {
      JSch library = new JSch();
      identify(library, access);
      HostKeys.Judgement judgement = keys.judge();
      judge = Optional.of(judgement);
      library.setHostKeyRepository(judgement);
      Session session =
          tunnel.isPresent()
              ? library.getSession(door.user(), LOOPBACK, tunnel.get())
              : library.getSession(door.user(), door.host(), door.port());
      tunnel.ifPresent(port -> session.setHostKeyAlias(nameInFile(door)));
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "publickey");
      session.setServerAliveInterval(ALIVE_MILLIS);
      session.setServerAliveCountMax(ALIVE_MISSED);
      session.connect((int) connecting.toMillis());
      return session;
    } catch (JSchException failure) {
      throw explain(door, access, failure, judge);
    }
  }

  private static String nameInFile(Door door) {
    return door.port() == USUAL_PORT ? door.host() : "[" + door.host() + "]:" + door.port();
  }

  private static void identify(JSch library, SshAccess access) throws JSchException {
    if (access.key().isPresent()) {
      library.addIdentity(access.key().get().toString());
    } else if (!useAgent(library)) {
      Path folder = Path.of(System.getProperty("user.home"), ".ssh");
      for (String name : USUAL_KEYS) {
        if (Files.isReadable(folder.resolve(name))) {
          library.addIdentity(folder.resolve(name).toString());
        }
      }
    }
  }

  /** Where one runs and has keys. */
  private static boolean useAgent(JSch library) {
    if (Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).orElse("").isEmpty()) {
      return false;
    }
    try {
      AgentIdentityRepository agent = new AgentIdentityRepository(new SSHAgentConnector());
      if (agent.getIdentities().isEmpty()) {
        return false;
      }
      library.setIdentityRepository(agent);
      return true;
    } catch (AgentProxyException none) {
      return false;
    }
  }

  private SshFailure explain(
      Door door, SshAccess access, JSchException failure, Optional<HostKeys.Judgement> judge) {
    String said = said(failure);
    String words = said.toLowerCase(Locale.ROOT);
    Optional<String> fingerprint = judge.flatMap(HostKeys.Judgement::fingerprint);
    if (words.contains("hostkey has been changed") || words.contains("has changed")) {
      return new SshFailure(
          door + " shows another host key than " + keys.file() + " has: " + fingerprint.orElse("?"),
          "if the machine was installed anew, compare it there (ssh-keygen -lf"
              + " /etc/ssh/ssh_host_ed25519_key.pub) and remove the old one: ssh-keygen -R "
              + nameInFile(door)
              + "; else somebody is in between: do not go on");
    }
    if (words.contains("unknownhostkey") || words.contains("reject hostkey")) {
      return new SshFailure(
          door + " is not known in " + keys.file() + "; it shows " + fingerprint.orElse("no key"),
          "compare it on the machine: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub; then log in"
              + " once by hand, or have first keys kept: --accept-new-host-keys");
    }
    if (words.contains("auth fail") || words.contains("auth cancel")) {
      return new SshFailure(
          door + " does not let us in with " + keyOf(access),
          "put the public key into ~/.ssh/authorized_keys of " + door.user() + " on the machine");
    }
    if (words.contains("invalid privatekey") || words.contains("privatekey")) {
      return new SshFailure(
          "the key of " + door + " cannot be used: " + said,
          "name a private key without a passphrase, or add it to the agent: ssh-add FILE");
    }
    return new SshFailure(
        door + " cannot be reached within " + connecting.toSeconds() + " s: " + said,
        "check that the machine is up and its address and port are right: ssh -p "
            + door.port()
            + " "
            + door.user()
            + "@"
            + door.host());
  }

  private static String keyOf(SshAccess access) {
    return access.key().map(file -> "the key " + file).orElse("the keys of the agent or of ~/.ssh");
  }

  /** The library wraps what it is about. */
  private static String said(JSchException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(failure.getMessage()).orElse("")
        + (cause == failure ? "" : " (" + cause.getClass().getSimpleName() + ")");
  }
}
