package io.whiskwatt.openwhisk.local.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mounts of this process's mount namespace, in their order ({@code /proc/self/mountinfo}). */
public record MountTable(List<Mount> mounts) {
  private static final Path SELF = Path.of("/proc/self/mountinfo");

  public MountTable {
    mounts = List.copyOf(mounts);
  }

  /**
   * One mount.
   *
   * @param root the path within its file system that is mounted
   * @param options of the file system: controllers for a control group
   */
  public record Mount(Path point, String root, String type, Set<String> options) {
    public Mount {
      options = Set.copyOf(options);
    }
  }

  public static MountTable read() throws IOException {
    return parse(Files.readString(SELF, StandardCharsets.UTF_8));
  }

  static MountTable parse(String text) {
    return new MountTable(text.lines().flatMap(line -> mount(line).stream()).toList());
  }

  private static Optional<Mount> mount(String line) {
    String[] fields = line.split(" ");
    int dash = List.of(fields).indexOf("-");
    if (dash < 6 || fields.length < dash + 4) {
      return Optional.empty();
    }
    return Optional.of(
        new Mount(
            Path.of(unescape(fields[4])),
            unescape(fields[3]),
            fields[dash + 1],
            new HashSet<>(List.of(fields[dash + 3].split(",")))));
  }

  /** Mounts at or below a directory, the deepest first. */
  public List<Path> below(Path directory) {
    return mounts.stream()
        .map(Mount::point)
        .filter(point -> point.startsWith(directory))
        .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
        .toList();
  }

  /** The mount that holds a path: of those above it the deepest, of these the last. */
  public Optional<Mount> holding(Path path) {
    return mounts.stream()
        .filter(mount -> path.startsWith(mount.point()))
        .reduce(
            (best, next) ->
                next.point().getNameCount() >= best.point().getNameCount() ? next : best);
  }

  // Blank, tab, newline and backslash stand as \040, \011, \012 and \134 (man 5 proc).
  private static String unescape(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
