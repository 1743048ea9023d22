package io.whiskwatt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster's machines on this one: hosts with a network, a name, processes and a root file system
 * of their own, reached by a real sshd. What cannot exist there stands in (see {@code
 * lab/stand_in.py}) and is recorded.
 */
final class Lab implements AutoCloseable {
  /** In the order of their addresses, 10.77.0.11 and up. */
  static final List<String> HOSTS =
      List.of("master", "worker-1", "worker-2", "worker-3", "worker-4");

  private static final List<String> PROGRAMS =
      List.of(
          "apt-get",
          "apt-mark",
          "dpkg-query",
          "systemctl",
          "timedatectl",
          "modprobe",
          "sysctl",
          "iptables",
          "crictl",
          "curl",
          "gpg",
          "kubeadm",
          "kubectl",
          "kubelet");

  private final Path folder;
  private final Process process;
  private final BufferedReader answers;
  private final Map<String, String> sums;

  private Lab(Path folder, Map<String, String> sums) throws IOException {
    this.folder = folder;
    this.sums = sums;
    this.process =
        new ProcessBuilder(
                "unshare",
                "--net",
                "--mount",
                "bash",
                folder.resolve("lab.sh").toString(),
                folder.toString())
            .redirectError(folder.resolve("lab.err").toFile())
            .start();
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    expect("ready");
  }

  /** Why there can be none here; empty: there can. */
  static String missing() {
    String programs =
        Stream.of(
                "/usr/sbin/sshd",
                "/usr/bin/ssh-keygen",
                "/usr/bin/ssh-keyscan",
                "/usr/bin/containerd",
                "/usr/bin/setpriv",
                "/usr/bin/nsenter",
                "/usr/bin/python3",
                "/usr/bin/fuser",
                "/usr/bin/sudo",
                "/usr/sbin/sysctl")
            .filter(program -> !Files.isExecutable(Path.of(program)))
            .collect(Collectors.joining(", "));
    if (!programs.isEmpty()) {
      return "there is no " + programs;
    }
    try {
      Process probe =
          new ProcessBuilder("unshare", "--net", "--mount", "--uts", "--pid", "--fork", "true")
              .redirectErrorStream(true)
              .start();
      return probe.waitFor() == 0 ? "" : "this user may make no namespaces";
    } catch (IOException | InterruptedException failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  /** One with all its hosts running. */
  static Lab open(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("lab.sh", "host.sh", "stand_in.py")) {
      resource(name, folder.resolve(name));
    }
    folder.resolve("stand_in.py").toFile().setExecutable(true);
    for (String program : PROGRAMS) {
      Files.createSymbolicLink(folder.resolve("bin").resolve(program), Path.of("/lab/stand_in.py"));
    }
    key(folder.resolve("key"));
    key(folder.resolve("other-key"));
    Files.copy(folder.resolve("key.pub"), folder.resolve("authorized_keys"));
    for (String host : HOSTS) {
      key(folder.resolve("ssh_host_" + host));
    }
    Lab lab = new Lab(folder, downloads(folder));
    for (String host : HOSTS) {
      lab.start(host);
    }
    return lab;
  }

  private static void resource(String name, Path file) throws IOException {
    try (InputStream in = Lab.class.getResourceAsStream("/lab/" + name)) {
      Files.copy(Objects.requireNonNull(in), file);
    }
  }

  private static void key(Path file) {
    call(Path.of("."), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
  }

  /** Archives of the shapes that the scripts expect, by the words of cluster.yaml. */
  private static Map<String, String> downloads(Path folder) throws IOException {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    Path made = Files.createDirectories(folder.resolve("made"));
    Path bin = Files.createDirectories(made.resolve("bin"));
    executable(
        bin.resolve("containerd"),
        """
        #!/bin/bash
        # The real one, under the version that cluster.yaml pins.
        if [[ $1 == --version ]]; then
          echo 'containerd github.com/containerd/containerd v1.7.22 7f7fdf5fed64eb6a7caf99b3e12efcf9d60e311c'
        else
          exec /usr/bin/containerd "$@"
        fi
        """);
    Path linux = Files.createDirectories(made.resolve("linux-amd64"));
    String standIn = Files.readString(folder.resolve("stand_in.py"));
    executable(linux.resolve("helm"), standIn);
    executable(made.resolve("wsk"), standIn);
    Path chart = Files.createDirectories(made.resolve("openwhisk"));
    Files.writeString(
        chart.resolve("runtimes.json"),
        """
        { "runtimes": { "nodejs": [ { "kind": "nodejs:20", "default": true,
          "stemCells": [ { "initialCount": 2, "memory": "256 MB" } ] } ] } }
        """);
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put("containerd", tar(made, downloads, "containerd-1.7.22-linux-amd64.tar.gz", "bin"));
    sums.put("helm", tar(made, downloads, "helm-v3.15.4-linux-amd64.tar.gz", "linux-amd64"));
    sums.put("openwhisk-chart", tar(made, downloads, "openwhisk-1.0.0.tgz", "openwhisk"));
    sums.put("kata", kata(made, downloads));
    sums.put("wsk", tar(made, downloads, "OpenWhisk_CLI-1.2.0-linux-amd64.tgz", "wsk"));
    Path flannel =
        Files.writeString(
            downloads.resolve("kube-flannel.yml"),
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: kube-flannel-cfg
            data:
              net-conf.json: |
                { "Network": "10.244.0.0/16", "Backend": { "Type": "vxlan" } }
            """);
    sums.put("flannel", sum(flannel));
    return sums;
  }

  /** Of the layout of Kata's static release; its virtual machines are processes that sleep. */
  private static String kata(Path made, Path downloads) throws IOException {
    Path bin = Files.createDirectories(made.resolve("opt/kata/bin"));
    executable(
        bin.resolve("kata-runtime"),
        """
        #!/bin/bash
        if [[ $1 == --version ]]; then
          echo 'kata-runtime  : 2.5.2'
        elif [[ $1 == --config && $3 == check ]]; then
          echo 'System is capable of running Kata Containers'
        else
          exit 64
        fi
        """);
    executable(bin.resolve("containerd-shim-kata-v2"), "#!/bin/bash\nexit 64\n");
    Files.copy(Path.of("/usr/bin/sleep"), bin.resolve("qemu-system-x86_64"));
    Path defaults = made.resolve("opt/kata/share/defaults/kata-containers");
    Files.createDirectories(defaults);
    Files.writeString(defaults.resolve("configuration-qemu.toml"), "[hypervisor.qemu]\n");
    return tar(made, downloads, "kata-static-2.5.2-x86_64.tar.xz", "opt");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    file.toFile().setExecutable(true);
  }

  private static String tar(Path from, Path to, String name, String what) throws IOException {
    call(from, "tar", "--create", "--gzip", "--file", to.resolve(name).toString(), what);
    return sum(to.resolve(name));
  }

  private static String sum(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String call(Path directory, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(Arrays.toString(command) + ": " + said);
      }
      return said;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** The description of a cluster of both runtimes, switched by the webhook. */
  String switched() {
    return cluster()
            .replace("[ runc ]", "[ runc, kata-qemu ]")
            .replace("versions:\n", "versions:\n  kata: 2.5.2\n")
        + "webhook: { image: registry.example/jre@sha256:"
        + "a".repeat(64)
        + " }\n";
  }

  /** The description of a cluster of containers on these hosts. */
  String cluster() {
    StringBuilder text = new StringBuilder();
    text.append("cluster: lab\nssh: { user: root, key: ").append(folder.resolve("key"));
    text.append(" }\nnodes:\n");
    for (int i = 0; i < HOSTS.size(); i++) {
      text.append("  - { hostname: ").append(HOSTS.get(i)).append(", address: ").append(address(i));
      text.append(", role: ").append(i == 0 ? "master" : "worker").append(" }\n");
    }
    text.append("runtimes: [ runc ]\nversions:\n  ubuntu: 20.04\n  containerd: 1.7.22\n");
    text.append("  helm: 3.15.4\n  checksums:\n");
    sums.forEach(
        (key, sum) -> text.append("    ").append(key).append(": ").append(sum).append("\n"));
    return text.toString();
  }

  private static String address(int host) {
    return "10.77.0." + (11 + host);
  }

  /** The tool, on a machine that reaches these hosts and nothing else. */
  BenchmarksJar tool(Path directory) {
    return new BenchmarksJar(directory, inside());
  }

  /** The same with a variable of the environment. */
  BenchmarksJar tool(Path directory, String variable) {
    return new BenchmarksJar(
        directory, Stream.concat(inside().stream(), Stream.of("env", variable)).toList());
  }

  /** {@code cluster up} of the description in this directory, with its own file of known hosts. */
  BenchmarksJar.Ended up(Path directory, String... words) {
    Stream<String> command = Stream.of("cluster", "up", "lab.yaml", "--known-hosts", "known_hosts");
    return tool(directory).run(Stream.concat(command, Stream.of(words)).toArray(String[]::new));
  }

  /** Gives the key of these hosts to an SSH agent. */
  void addTo(Path socket) {
    call(
        folder,
        "env",
        "SSH_AUTH_SOCK=" + socket,
        "ssh-add",
        "-q",
        folder.resolve("key").toString());
  }

  private List<String> inside() {
    return List.of("nsenter", "--net=/proc/" + process.pid() + "/ns/net", "--");
  }

  /** A command on a host, as a person would run it there. */
  String on(String host, String command) {
    Stream<String> ssh =
        Stream.of(
            "ssh",
            "-q",
            "-i",
            folder.resolve("key").toString(),
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "root@" + address(HOSTS.indexOf(host)),
            command);
    return call(folder, Stream.concat(inside().stream(), ssh).toArray(String[]::new));
  }

  /** The next call of a program on a host goes wrong: hang, die, cut, or what it says. */
  void fault(String host, String program, String what) throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults").resolve(host));
    Files.writeString(faults.resolve(program), what + "\n");
  }

  /** Every call of a stand-in on a host. */
  String calls(String host) throws IOException {
    return Files.readString(folder.resolve("calls").resolve(host));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  void start(String host) {
    say("start " + host + " " + (HOSTS.indexOf(host) + 1));
  }

  void stop(String host) {
    say("stop " + host);
  }

  private void say(String words) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((words + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    expect("done");
  }

  private void expect(String answer) {
    try {
      String said = answers.readLine();
      if (!answer.equals(said)) {
        throw new AssertionError(
            "the lab said \"" + said + "\": " + Files.readString(folder.resolve("lab.err")));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
