package io.whiskwatt.openwhisk.local.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The folder of one instance. Everything the instance makes outside of it is recorded in it
 * <em>before</em> it is made: the names of its control groups, and each sandbox's process, which
 * records itself before it runs anything. Its mounts lie inside, where the mount table shows them.
 *
 * @param path ends with its {@link Owner}'s name
 */
public record InstanceFolder(Path path) {
  static final String CGROUPS = "cgroups";
  static final String RUNTIME_STATE = "runtime";
  static final String BOXES = "boxes";
  static final String PROCESS = "process";

  private static final int MOST_PER_PROCESS = 1_000;
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Makes a folder for this process. */
  public static InstanceFolder create(StateRoot root) throws IOException {
    for (int sequence = 0; sequence < MOST_PER_PROCESS; sequence++) {
      root.secure();
      Path path = root.path().resolve(Owner.self(sequence).name());
      try {
        Files.createDirectory(path, PRIVATE);
        Files.createDirectory(path.resolve(BOXES), PRIVATE);
        return new InstanceFolder(path);
      } catch (FileAlreadyExistsException | NoSuchFileException takenOrRootJustRemoved) {
        // The next sequence number is tried.
      }
    }
    throw new IOException("\"" + root.path() + "\" holds too many folders of this process");
  }

  /** Unique on this machine: for control groups and containers. */
  public String name() {
    return "whiskwatt-" + path.getFileName();
  }

  /** Records the directories of control groups that are about to be made. */
  public void recordCgroups(List<Path> directories) throws IOException {
    String lines = directories.stream().map(path -> path + "\n").collect(Collectors.joining());
    Files.writeString(path.resolve(CGROUPS), lines, StandardCharsets.UTF_8);
  }

  /** A directory of its own for one sandbox. */
  public Path box(String id) throws IOException {
    return Files.createDirectory(path.resolve(BOXES).resolve(id), PRIVATE);
  }

  /** The file into which the process of a sandbox copies its {@code /proc/PID/stat}. */
  public static Path processRecord(Path box) {
    return box.resolve(PROCESS);
  }

  /** A directory inside, made if needed. */
  public Path directory(String name) throws IOException {
    return Files.createDirectories(path.resolve(name), PRIVATE);
  }

  /** Where a container runtime keeps its state: one directory per container, named by its id. */
  public Path runtimeState() throws IOException {
    return directory(RUNTIME_STATE);
  }

  /** Removes everything the instance made, and the folder. */
  public Leftovers remove() {
    return new InstanceRemoval(path).remove();
  }
}
