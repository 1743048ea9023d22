package io.whiskwatt.openwhisk.local.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in the control-group file systems under which groups may be made. On a host with one
 * hierarchy per controller (version 1, also "hybrid") a group is a directory of the same name in
 * each.
 *
 * @param version 1 or 2: which one limits memory
 * @param memory directory whose children limit memory
 * @param cpu directory whose children account CPU time; the same as {@code memory} in version 2
 * @param hierarchies every directory in which a group of ours may come to be, those two included
 */
public record CgroupLayout(int version, Path memory, Path cpu, List<Path> hierarchies) {
  private static final Path SELF = Path.of("/proc/self/cgroup");

  public CgroupLayout {
    hierarchies = List.copyOf(hierarchies);
  }

  /** Places worth a try, the best first: the root, then the own group and those above it. */
  public static List<CgroupLayout> candidates() throws IOException {
    return candidates(MountTable.read(), Files.readAllLines(SELF, StandardCharsets.UTF_8));
  }

  static List<CgroupLayout> candidates(MountTable table, List<String> ownGroups) {
    List<MountTable.Mount> mounts =
        table.mounts().stream().filter(m -> m.type().startsWith("cgroup")).toList();
    Optional<MountTable.Mount> memory = controller(mounts, "memory");
    if (memory.isPresent()) {
      return versionOne(mounts, memory.get(), ownGroups);
    }
    return mounts.stream()
        .filter(m -> m.type().equals("cgroup2"))
        .findFirst()
        .map(unified -> versionTwo(unified, ownGroups))
        .orElse(List.of());
  }

  private static Optional<MountTable.Mount> controller(
      Collection<MountTable.Mount> mounts, String name) {
    return mounts.stream()
        .filter(m -> m.type().equals("cgroup") && m.options().contains(name))
        .findFirst();
  }

  private static List<CgroupLayout> versionOne(
      List<MountTable.Mount> mounts, MountTable.Mount memory, List<String> ownGroups) {
    MountTable.Mount cpu = controller(mounts, "cpuacct").orElse(memory);
    List<Path> roots = mounts.stream().map(MountTable.Mount::point).distinct().toList();
    CgroupLayout root = new CgroupLayout(1, memory.point(), cpu.point(), roots);
    Path ownMemory = memory.point().resolve(own(memory, ownGroups, "memory"));
    Path ownCpu = cpu.point().resolve(own(cpu, ownGroups, "cpuacct"));
    Set<Path> both = new LinkedHashSet<>(List.of(ownMemory, ownCpu));
    CgroupLayout nested = new CgroupLayout(1, ownMemory, ownCpu, List.copyOf(both));
    return Stream.of(root, nested).distinct().toList();
  }

  private static List<CgroupLayout> versionTwo(MountTable.Mount unified, List<String> ownGroups) {
    List<CgroupLayout> found = new ArrayList<>();
    Path at = unified.point();
    found.add(new CgroupLayout(2, at, at, List.of(at)));
    for (Path step : Path.of(own(unified, ownGroups, ""))) {
      if (!step.toString().isEmpty()) {
        at = at.resolve(step);
        found.add(new CgroupLayout(2, at, at, List.of(at)));
      }
    }
    return found;
  }

  // "4:memory:/user/x" names this process's group; without a group namespace the mount may itself
  // show only a part of the hierarchy, which its root names.
  private static String own(MountTable.Mount mount, List<String> ownGroups, String controller) {
    Map<String, String> paths =
        ownGroups.stream()
            .map(line -> line.split(":", 3))
            .filter(parts -> parts.length == 3)
            .flatMap(parts -> Stream.of(parts[1].split(",")).map(c -> Map.entry(c, parts[2])))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    String path = paths.getOrDefault(controller, "/");
    String root = mount.root();
    String below =
        !root.equals("/") && (path + "/").startsWith(root + "/")
            ? path.substring(root.length())
            : path;
    return below.contains("..") ? "" : below.replaceFirst("^/+", "");
  }

  /** True for the top of the hierarchies, where a container runtime's paths start. */
  public boolean root() {
    return hierarchies.stream().allMatch(path -> !Files.exists(path.resolve("../cgroup.procs")));
  }

  /** Why no group could be made here. */
  String refusal(IOException e) {
    return e instanceof AccessDeniedException
        ? "no permission in " + memory
        : "in " + memory + ": " + e.getMessage();
  }

  Cgroup group(Path relative) {
    return version == 1
        ? new CgroupV1(memory.resolve(relative), cpu.resolve(relative))
        : new CgroupV2(memory.resolve(relative));
  }
}
