package io.whiskwatt.rapl.usage;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control groups that account CPU time: version 1 ({@code cpuacct}) where it is mounted, else
 * version 2. Pods are where kubelet makes them, by either of its drivers; sandboxes of the embedded
 * platform are in a group that it names {@code whiskwatt-…}.
 */
final class ControlGroups {
  /** kubelet allows 110 pods unless told otherwise. */
  private static final int MOST_PODS = 500;

  private static final Pattern POD =
      Pattern.compile("pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})");
  private static final Pattern SANDBOX = Pattern.compile("(.*/whiskwatt-[0-9-]+)(?:/([^/]+))?.*");
  private static final Pattern PARENT = Pattern.compile("whiskwatt-[0-9-]+");

  private final KernelFiles files;
  private final File top;
  private final Hierarchy hierarchy;
  private final Set<String> parents = new TreeSet<>();

  ControlGroups(Path root, KernelFiles files) {
    this.files = files;
    Path groups = root.resolve("sys/fs/cgroup");
    hierarchy =
        List.of("cpuacct", "cpu,cpuacct").stream()
            .filter(name -> groups.resolve(name).toFile().isDirectory())
            .findFirst()
            .map(name -> new Hierarchy(name, true))
            .orElse(new Hierarchy("", false));
    top = groups.resolve(hierarchy.folder()).toFile();
  }

  private record Hierarchy(String folder, boolean first) {}

  /** Where {@code /proc/PID/cgroup} says that a process is. */
  Place place(String text) {
    Optional<String> path = text.lines().flatMap(line -> path(line).stream()).findFirst();
    path.map(SANDBOX::matcher).filter(Matcher::matches).ifPresent(m -> parents.add(m.group(1)));
    return path.map(ControlGroups::placeOf).orElse(Place.NONE);
  }

  /** Of a line like {@code 2:cpuacct:/a/b} or {@code 0::/a/b}. */
  private Optional<String> path(String line) {
    String[] parts = line.split(":", 3);
    boolean ours =
        parts.length == 3
            && (hierarchy.first()
                ? Arrays.asList(parts[1].split(",", -1)).contains("cpuacct")
                : parts[0].equals("0"));
    return ours && !parts[2].contains("..") ? Optional.of(parts[2]) : Optional.empty();
  }

  static Place placeOf(String path) {
    Matcher sandbox = SANDBOX.matcher(path);
    if (sandbox.matches()) {
      return new Place(Optional.ofNullable(sandbox.group(2)), Optional.empty(), true);
    }
    Matcher pod = POD.matcher(path);
    return pod.find() ? new Place(Optional.empty(), Optional.of(uid(pod)), false) : Place.NONE;
  }

  /** systemd's driver writes an underscore where the API has a hyphen. */
  private static String uid(Matcher pod) {
    return pod.group(1).replace('_', '-');
  }

  /**
   * CPU time of all sandboxes of the embedded platform, ended ones included, by the group that
   * holds those of one instance, in nanoseconds.
   */
  Map<String, Long> sandboxParents() {
    folders(top).stream()
        .filter(folder -> PARENT.matcher(folder.getName()).matches())
        .forEach(folder -> parents.add("/" + folder.getName()));
    Map<String, Long> found = new TreeMap<>();
    for (String path : parents) {
      cpuNanos(new File(top, path)).ifPresent(nanos -> found.put(path, nanos));
    }
    parents.retainAll(found.keySet());
    return found;
  }

  /** CPU time of each pod that is alive, by its uid, in nanoseconds. */
  Map<String, Long> pods() {
    Map<String, Long> found = new TreeMap<>();
    for (File folder : podFolders()) {
      Matcher pod = POD.matcher(folder.getName());
      if (pod.find() && found.size() < MOST_PODS) {
        cpuNanos(folder).ifPresent(nanos -> found.put(uid(pod), nanos));
      }
    }
    return found;
  }

  private List<File> podFolders() {
    List<File> all = new ArrayList<>();
    for (File outer : folders(top)) {
      if (outer.getName().contains("kubepods")) {
        collect(outer, all);
      } else if (outer.getName().startsWith("kubelet")) {
        folders(outer).stream()
            .filter(inner -> inner.getName().contains("kubepods"))
            .forEach(inner -> collect(inner, all));
      }
    }
    return all;
  }

  /** Pods of the guaranteed class, and those in the folders of the other two. */
  private static void collect(File kubepods, List<File> all) {
    for (File folder : folders(kubepods)) {
      boolean pod = POD.matcher(folder.getName()).find();
      all.addAll(pod ? List.of(folder) : folders(folder));
    }
  }

  private static List<File> folders(File folder) {
    File[] found = folder.listFiles(File::isDirectory);
    return found == null ? List.of() : Arrays.asList(found);
  }

  private OptionalLong cpuNanos(File group) {
    if (hierarchy.first()) {
      return files.number(new File(group, "cpuacct.usage"));
    }
    OptionalLong micros =
        files
            .text(new File(group, "cpu.stat"))
            .map(text -> KernelFiles.number(text, "usage_usec"))
            .orElse(OptionalLong.empty());
    return micros.isPresent() ? OptionalLong.of(micros.getAsLong() * 1000) : OptionalLong.empty();
  }

  /**
   * Where a process is.
   *
   * @param sandbox of the embedded platform, by the id of its group
   * @param pod by its uid
   * @param embedded true: in a group of the embedded platform, whose own counter has its CPU time
   */
  record Place(Optional<String> sandbox, Optional<String> pod, boolean embedded) {
    static final Place NONE = new Place(Optional.empty(), Optional.empty(), false);

    Optional<String> unit() {
      return sandbox.or(() -> pod);
    }
  }
}
