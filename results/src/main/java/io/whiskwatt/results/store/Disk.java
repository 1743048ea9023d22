package io.whiskwatt.results.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes that are on disk when they return. */
final class Disk {
  private Disk() {}

  /** Creates the file with this text. */
  static void create(Path path, String text) {
    // Not a channel: an interrupt would close that half-way.
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      file.write(text.getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '" + path + "'", e);
    }
  }

  /**
   * Replaces the file by this text: a crash leaves the old text or the new one, never a mixture.
   */
  static void replace(Path path, String text) {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(next);
      create(next, text);
      move(next, path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace '" + path + "'", e);
    }
  }

  /** Renames in one step, and makes the new name last. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    sync(directoryOf(to));
  }

  /** The directory that the file's name stands in. */
  static Path directoryOf(Path file) {
    return file.toAbsolutePath().normalize().resolveSibling("");
  }

  /** Makes the names in a directory last (Linux: fsync of the directory). */
  static void sync(Path directory) throws IOException {
    boolean interrupted = Thread.interrupted(); // a directory can only be opened as a channel
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
