package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.Cgroup;
import io.whiskwatt.openwhisk.local.host.CgroupParent;
import io.whiskwatt.openwhisk.local.host.HostCommand;
import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What belongs to one sandbox on this machine.
 *
 * @param id unique on this machine
 * @param directory its own, inside the instance's folder
 * @param files the instance's files, shown to all its sandboxes
 * @param cgroups parent of its control group; empty: it has none
 */
record Box(
    InstanceFolder folder,
    String id,
    Path directory,
    Path files,
    DataSize memory,
    Optional<CgroupParent> cgroups) {
  Optional<Cgroup> cgroup() {
    return cgroups.map(parent -> parent.child(id));
  }

  /** The whole environment of a sandbox: nothing of ours is inherited. */
  static Map<String, String> environment(Path temp) {
    return new TreeMap<>(
        Map.of(
            "PATH",
            HostCommand.SYSTEM_PATH,
            "HOME",
            temp.toString(),
            "TMPDIR",
            temp.toString(),
            "LANG",
            "C.UTF-8"));
  }
}
