package io.whiskwatt.openwhisk.local.state;

import io.whiskwatt.openwhisk.local.host.CgroupParent;
import io.whiskwatt.openwhisk.local.host.HostCommand;
import io.whiskwatt.openwhisk.local.host.MountTable;
import io.whiskwatt.openwhisk.local.host.ProcessStat;
import io.whiskwatt.openwhisk.local.host.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes one instance's folder apart: processes, control groups, containers, mounts, files. */
final class InstanceRemoval {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

  private final Path folder;
  private final List<String> removed = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  InstanceRemoval(Path folder) {
    this.folder = folder;
  }

  /** Every step stands alone: what one cannot do does not keep the next from its work. */
  Leftovers remove() {
    killProcesses();
    removeCgroups();
    deleteContainers();
    removeCgroups();
    unmount();
    deleteFiles();
    return new Leftovers(removed, kept);
  }

  private void killProcesses() {
    for (Path box : entries(folder.resolve(InstanceFolder.BOXES))) {
      recorded(InstanceFolder.processRecord(box))
          .filter(ProcessStat::alive)
          .flatMap(process -> ProcessHandle.of(process.pid()))
          .ifPresent(this::kill);
      ProcessTree.withEnvironment("TMPDIR=" + box).forEach(this::kill);
    }
  }

  private static Optional<ProcessStat> recorded(Path file) {
    try {
      return ProcessStat.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException neverStarted) {
      return Optional.empty();
    }
  }

  private void kill(ProcessHandle process) {
    ProcessTree.kill(process);
    removed.add("process " + process.pid());
  }

  private void removeCgroups() {
    List<Path> present = cgroups().stream().filter(Files::isDirectory).toList();
    if (CgroupParent.remove(present)) {
      present.forEach(directory -> removed.add("control group " + directory));
    } else {
      present.stream()
          .filter(Files::isDirectory)
          .forEach(directory -> kept.add("control group " + directory + ": still in use"));
    }
  }

  // Only groups that carry this folder's name, whatever else the file may say.
  private List<Path> cgroups() {
    try {
      return Files.readAllLines(folder.resolve(InstanceFolder.CGROUPS), StandardCharsets.UTF_8)
          .stream()
          .map(Path::of)
          .filter(path -> path.endsWith(new InstanceFolder(folder).name()))
          .toList();
    } catch (IOException noneRecorded) {
      return List.of();
    }
  }

  private void deleteContainers() {
    Path state = folder.resolve(InstanceFolder.RUNTIME_STATE);
    for (Path container : entries(state)) {
      String id = container.getFileName().toString();
      run("container " + id, "runc", "--root", state.toString(), "delete", "--force", id);
    }
  }

  private void unmount() {
    for (Path mount : mounts()) {
      run("mount " + mount, "umount", "--", mount.toString());
    }
    for (Path stubborn : mounts()) {
      run("mount " + stubborn, "umount", "--lazy", "--", stubborn.toString());
    }
  }

  private List<Path> mounts() {
    try {
      return MountTable.read().below(folder);
    } catch (IOException e) {
      kept.add("mounts below " + folder + ": " + e);
      return List.of();
    }
  }

  private void run(String what, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, HostCommand.find(program).map(Path::toString).orElse(program));
    try {
      HostCommand.Outcome outcome = HostCommand.run(command, COMMAND_LIMIT);
      if (outcome.succeeded()) {
        removed.add(what);
      }
    } catch (IOException e) {
      kept.add(what + ": " + e.getMessage());
    }
  }

  private void deleteFiles() {
    List<Path> mounts = mounts();
    if (!mounts.isEmpty()) {
      kept.add("folder " + folder + ": still mounted: " + mounts);
      return;
    }
    try {
      FileTree.delete(folder);
      removed.add("folder " + folder);
      deleteEmptyRoot();
    } catch (IOException e) {
      kept.add("folder " + folder + ": " + e);
    }
  }

  private void deleteEmptyRoot() throws IOException {
    try {
      Files.deleteIfExists(folder.toAbsolutePath().getParent());
    } catch (DirectoryNotEmptyException othersAreThere) {
      // The last one to leave removes it.
    }
  }

  private static List<Path> entries(Path directory) {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
