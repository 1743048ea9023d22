package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one technology turns a program into a sandboxed one. Stateless; any thread. */
sealed interface Isolation
    permits ProcessIsolation, BubblewrapIsolation, NamespaceIsolation, RuncIsolation {
  /** Where all but the plain process show the instance's files and offer a temporary directory. */
  SandboxCommand.View PRIVATE_VIEW =
      new SandboxCommand.View(Path.of("/tmp/whiskwatt"), Path.of("/tmp"));

  String key();

  String title();

  /** What is missing here, found without a start: a program, a privilege. */
  Optional<Probe.Unusable> missing();

  Map<String, String> facts();

  /** Makes what all sandboxes of an instance share. */
  default void prepare(InstanceFolder folder) throws IOException {}

  default SandboxCommand.View view(Box box) {
    return PRIVATE_VIEW;
  }

  /** Where the outer command is started. */
  default Path directory(Box box) {
    return box.directory();
  }

  /** The outer command around the program. */
  List<String> command(Box box, List<String> program) throws IOException;

  /** True when it puts its sandboxes into their control groups itself. */
  default boolean placesItself() {
    return false;
  }

  /** Removes what it keeps of a sandbox whose processes have ended. */
  default void remove(Box box) throws IOException {}
}
