package io.whiskwatt.openwhisk.local.host;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The control group that holds the groups of all sandboxes of one owner, so that one name leads to
 * everything that must be removed.
 *
 * @param layout where it was made
 * @param name unique on this machine
 */
public record CgroupParent(CgroupLayout layout, String name) {
  private static final DataSize TRIAL_LIMIT = DataSize.ofMegabytes(64);

  /**
   * The parent, or why there is none.
   *
   * @param reason empty exactly when there is one
   */
  public record Attempt(Optional<CgroupParent> parent, String reason) {}

  /** Every directory an attempt to make this parent may leave; to be recorded before it. */
  public static List<Path> directories(List<CgroupLayout> candidates, String name) {
    return candidates.stream()
        .flatMap(layout -> layout.hierarchies().stream())
        .distinct()
        .map(hierarchy -> hierarchy.resolve(name))
        .toList();
  }

  /** Makes the parent in the first place that lets us make a group with a memory limit. */
  public static Attempt make(List<CgroupLayout> candidates, String name) {
    List<String> reasons = new ArrayList<>();
    for (CgroupLayout layout : candidates) {
      CgroupParent parent = new CgroupParent(layout, name);
      try {
        parent.make();
        return new Attempt(Optional.of(parent), "");
      } catch (IOException e) {
        reasons.add(layout.refusal(e));
        parent.remove();
      }
    }
    return new Attempt(
        Optional.empty(),
        reasons.isEmpty()
            ? "no control groups are mounted"
            : "no control group could be made: " + String.join("; ", reasons));
  }

  private void make() throws IOException {
    if (layout.version() == 2) {
      delegate(layout.memory());
      Files.createDirectories(layout.memory().resolve(name));
      delegate(layout.memory().resolve(name));
    }
    Cgroup trial = child("trial");
    trial.create(TRIAL_LIMIT);
    trial.remove();
  }

  private static void delegate(Path group) throws IOException {
    Path control = group.resolve("cgroup.subtree_control");
    List<String> enabled = List.of(Files.readString(control).strip().split(" "));
    if (!enabled.contains("memory")) {
      Cgroup.write(control, "+memory");
    }
  }

  /** A group below it, not yet made. */
  public Cgroup child(String id) {
    return layout.group(Path.of(name, id));
  }

  /** True when the kernel can limit swap here; where it cannot, runtimes refuse to be asked to. */
  public boolean limitsSwap() {
    Path group = layout.memory().resolve(name);
    return Stream.of("memory.memsw.limit_in_bytes", "memory.swap.max")
        .anyMatch(file -> Files.exists(group.resolve(file)));
  }

  /** Its path as a container runtime wants it, from the root of the hierarchies. */
  public String runtimePath(String id) {
    return "/" + name + "/" + id;
  }

  /** Kills all processes below it and removes it; true when it is gone. */
  public boolean remove() {
    return remove(layout.hierarchies().stream().map(path -> path.resolve(name)).toList());
  }

  /**
   * Kills all processes in and below these directories and removes them; true when all are gone.
   */
  public static boolean remove(List<Path> directories) {
    return directories.stream().map(CgroupRemoval::remove).reduce(true, Boolean::logicalAnd);
  }
}
