package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.HostCommand;
import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import io.whiskwatt.openwhisk.local.state.StateRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * runc: an OCI container over a read-only bind mount of the host's root, which all containers of an
 * instance share ({@code /} itself as root file system fails).
 */
record RuncIsolation() implements Isolation {
  private static final String ROOT_FILE_SYSTEM = "rootfs";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public String key() {
    return "runc";
  }

  @Override
  public String title() {
    return "runc container";
  }

  @Override
  public Optional<Probe.Unusable> missing() {
    return ProgramVersion.missing("runc", "runc")
        .or(
            () ->
                StateRoot.rootUser()
                    ? Optional.empty()
                    : Optional.of(
                        new Probe.Unusable(
                            Probe.Stage.PRIVILEGE,
                            "runc needs root here for mounts and control groups",
                            "run as root")));
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "version", ProgramVersion.of("runc"),
        "root-file-system", "read-only bind of the host's",
        "network", "none",
        "capabilities", "none");
  }

  @Override
  public void prepare(InstanceFolder folder) throws IOException {
    String root = folder.directory(ROOT_FILE_SYSTEM).toString();
    run("mount", "--bind", "/", root);
    run("mount", "-o", "remount,bind,ro", root);
    run("mount", "--make-private", root);
  }

  private static void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, program(program));
    HostCommand.Outcome outcome = HostCommand.run(command, LIMIT);
    if (!outcome.succeeded()) {
      throw new IOException("\"" + String.join(" ", command) + "\" failed: " + outcome.lastLine());
    }
  }

  private static String program(String name) throws IOException {
    return HostCommand.find(name)
        .map(Path::toString)
        .orElseThrow(() -> new IOException("no \"" + name + "\" in PATH"));
  }

  @Override
  public boolean placesItself() {
    return true;
  }

  // --keep leaves the control group readable after the end; remove() deletes it.
  @Override
  public List<String> command(Box box, List<String> program) throws IOException {
    Path rootFileSystem = box.folder().path().resolve(ROOT_FILE_SYSTEM);
    RuncBundle.write(box, rootFileSystem, program);
    return List.of(
        program("runc"),
        "--root",
        box.folder().runtimeState().toString(),
        "run",
        "--keep",
        "--bundle",
        box.directory().toString(),
        box.id());
  }

  @Override
  public void remove(Box box) throws IOException {
    String state = box.folder().runtimeState().toString();
    HostCommand.run(
        List.of(program("runc"), "--root", state, "delete", "--force", box.id()), LIMIT);
  }
}
