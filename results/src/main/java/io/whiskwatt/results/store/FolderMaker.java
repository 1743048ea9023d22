package io.whiskwatt.results.store;

import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the folder of a new run under another name and renames it when it is complete. */
final class FolderMaker {
  private static final String DRAFT = ".new-run-";
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private FolderMaker() {}

  static void make(Path folder, StudySpec study) {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new UnreadableRun(
          "'" + folder + "' exists; resume the run in it, or name a folder that does not exist");
    }
    try {
      Path parent = Files.createDirectories(Disk.directoryOf(target));
      sweep(parent);
      Path draft = Files.createDirectory(parent.resolve(DRAFT + UUID.randomUUID()));
      fill(draft, study);
      Disk.sync(draft);
      Disk.move(draft, target);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make the folder '" + folder + "' for the results: " + e.getMessage(), e);
    }
  }

  /** Removes what a process left that was killed between making a folder and renaming it. */
  private static void sweep(Path parent) throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(parent, DRAFT + "*")) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(limit)) {
          delete(draft);
        }
      }
    }
  }

  private static void delete(Path draft) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(draft)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(draft);
  }

  private static void fill(Path draft, StudySpec study) {
    Disk.create(draft.resolve(RunFolder.STUDY), study.source());
    EnvironmentFile environment = new EnvironmentFile(StudyFacts.of(study), List.of());
    Disk.create(draft.resolve(RunFolder.ENVIRONMENT), environment.text());
    Disk.create(draft.resolve(RunFolder.TRIALS), "");
    for (DataFile file : DataFile.values()) {
      Disk.create(draft.resolve(file.fileName()), "");
    }
  }
}
