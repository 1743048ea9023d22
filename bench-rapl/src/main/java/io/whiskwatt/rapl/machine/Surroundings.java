package io.whiskwatt.rapl.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a machine runs in: containers, control groups, a hypervisor. Hints, not proofs. */
record Surroundings(Path root) {
  private static final List<String> CONTAINER_MARKS =
      List.of("kubepods", "docker", "containerd", "libpod", "lxc");

  /** {@code none seen}, or what points to a container and where. */
  String container() {
    if (has(".dockerenv")) {
      return "docker (hint: /.dockerenv exists)";
    }
    if (has("run/.containerenv")) {
      return "podman (hint: /run/.containerenv exists)";
    }
    String groups = text("proc/1/cgroup").orElse("");
    return CONTAINER_MARKS.stream()
        .filter(groups::contains)
        .findFirst()
        .map(mark -> mark + " (hint: /proc/1/cgroup names it)")
        .orElse("none seen");
  }

  String controlGroups() {
    if (has("sys/fs/cgroup/cgroup.controllers")) {
      return "v2";
    }
    if (has("sys/fs/cgroup/unified/cgroup.controllers")) {
      return "v1 with v2 beside it (hybrid)";
    }
    return has("sys/fs/cgroup/cpuacct") || has("sys/fs/cgroup/cpu") ? "v1" : LocalNode.UNKNOWN;
  }

  /** The name the firmware or Xen gives; empty: none. */
  Optional<String> hypervisor() {
    Optional<String> xen = text("sys/hypervisor/type");
    return xen.isPresent() ? xen : text("sys/class/dmi/id/sys_vendor");
  }

  private boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  private Optional<String> text(String path) {
    return FileText.read(root.resolve(path)).trimmed();
  }
}
