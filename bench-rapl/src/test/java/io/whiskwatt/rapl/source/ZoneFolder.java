package io.whiskwatt.rapl.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A powercap tree made of plain files, for tests: what the kernel shows, written by hand. */
public final class ZoneFolder {
  /** Of an Intel package with a unit of 61 µJ. */
  public static final long RANGE = 262_143_328_850L;

  private final Path root;

  private ZoneFolder(Path root) {
    this.root = root;
  }

  public static ZoneFolder in(Path root) {
    ZoneFolder folder = new ZoneFolder(root);
    folder.make(root);
    return folder;
  }

  public Path root() {
    return root;
  }

  /** A zone as the kernel shows it: name, counter, range, and {@code enabled} off. */
  public ZoneFolder zone(String directory, String name, long microjoules) {
    write(directory, "name", name + "\n");
    write(directory, "max_energy_range_uj", RANGE + "\n");
    write(directory, "enabled", "0\n");
    return counter(directory, microjoules);
  }

  /** What Scaphandre writes for a guest: a counter without a newline, and nothing else. */
  public ZoneFolder guest(String directory, long microjoules) {
    return write(directory, "energy_uj", Long.toString(microjoules));
  }

  public ZoneFolder range(String directory, long microjoules) {
    return write(directory, "max_energy_range_uj", microjoules + "\n");
  }

  /** Rewrites a counter in place, as a reader with an open file sees it. */
  public ZoneFolder counter(String directory, long microjoules) {
    make(root.resolve(directory));
    Path file = root.resolve(directory).resolve("energy_uj");
    try (RandomAccessFile counter = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] text = (microjoules + "\n").getBytes(StandardCharsets.UTF_8);
      counter.write(text);
      counter.setLength(text.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public ZoneFolder write(String directory, String file, String text) {
    make(root.resolve(directory));
    try {
      Files.writeString(root.resolve(directory).resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public ZoneFolder without(String directory, String file) {
    try {
      Files.delete(root.resolve(directory).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Links to a real directory that is elsewhere, or nowhere. */
  public ZoneFolder link(String directory, Path target) {
    try {
      Files.createSymbolicLink(root.resolve(directory), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Takes a zone away, as unloading a driver does. */
  public ZoneFolder remove(String directory) {
    try (Stream<Path> files = Files.list(root.resolve(directory))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(root.resolve(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
