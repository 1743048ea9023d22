package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.HostCommand;
import io.whiskwatt.openwhisk.local.state.StateRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Linux namespaces by util-linux's {@code unshare}, over a read-only view of the host. */
record NamespaceIsolation() implements Isolation {
  // Runs inside the new namespaces, its working directory the files to show: once /tmp is covered
  // their own path may be hidden, and "mount" would look "." up by that path if it were let to.
  private static final String INSIDE =
      "mount -t tmpfs -o mode=1777 tmpfs /tmp && mkdir /tmp/whiskwatt"
          + " && mount --no-canonicalize --bind . /tmp/whiskwatt"
          + " && mount -o remount,bind,ro /tmp/whiskwatt && mount -o remount,bind,ro /"
          + " && cd /tmp && exec \"$@\"";

  @Override
  public String key() {
    return "namespaces";
  }

  @Override
  public String title() {
    return "Linux namespaces";
  }

  @Override
  public Optional<Probe.Unusable> missing() {
    return ProgramVersion.missing("unshare", "util-linux");
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "version",
        ProgramVersion.of("unshare"),
        "root-file-system",
        "the host's, remounted read-only",
        "network",
        "none",
        "user-namespace",
        StateRoot.rootUser() ? "the host's" : "its own");
  }

  @Override
  public Path directory(Box box) {
    return box.files();
  }

  @Override
  public List<String> command(Box box, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(HostCommand.find("unshare").map(Object::toString).orElse("unshare"));
    if (!StateRoot.rootUser()) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(
        List.of(
            "--mount",
            "--pid",
            "--uts",
            "--ipc",
            "--net",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "--propagation",
            "private",
            "--",
            "/bin/sh",
            "-c",
            INSIDE,
            "sh"));
    command.addAll(program);
    return command;
  }
}
