package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.HostCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bubblewrap: namespaces over a read-only view of the host, without privileges. */
record BubblewrapIsolation() implements Isolation {
  @Override
  public String key() {
    return "bubblewrap";
  }

  @Override
  public String title() {
    return "bubblewrap";
  }

  @Override
  public Optional<Probe.Unusable> missing() {
    return ProgramVersion.missing("bwrap", "bubblewrap");
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "version", ProgramVersion.of("bwrap"),
        "root-file-system", "read-only bind of the host's",
        "network", "none");
  }

  // --die-with-parent lets the tree die with the outer process, which is the one we can always
  // kill.
  @Override
  public List<String> command(Box box, List<String> program) {
    String bwrap = HostCommand.find("bwrap").map(Object::toString).orElse("bwrap");
    List<String> flags =
        List.of(
            bwrap,
            "--ro-bind",
            "/",
            "/",
            "--dev",
            "/dev",
            "--proc",
            "/proc",
            "--tmpfs",
            "/run",
            "--tmpfs",
            "/tmp",
            "--ro-bind",
            box.files().toString(),
            PRIVATE_VIEW.files().toString(),
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--chdir",
            PRIVATE_VIEW.temp().toString(),
            "--");
    return Stream.concat(flags.stream(), program.stream()).toList();
  }
}
