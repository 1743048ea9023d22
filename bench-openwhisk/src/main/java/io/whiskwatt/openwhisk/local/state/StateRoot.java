package io.whiskwatt.openwhisk.local.state;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory that holds the folders of all instances of one user. Its owner is checked, and only
 * its owner may look into it.
 *
 * @param path absolute; made when it is first needed
 */
public record StateRoot(Path path) {
  private static final long ROOT_USER = 0;

  public StateRoot {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * {@code /var/lib/whiskwatt} for root, which container runtimes can read; else below {@code
   * XDG_RUNTIME_DIR}, else below {@code java.io.tmpdir}.
   *
   * @throws IOException when none of them can be used; the message says why for each
   */
  public static StateRoot ofThisMachine() throws IOException {
    List<String> reasons = new ArrayList<>();
    for (Path candidate : candidates(userId())) {
      StateRoot root = new StateRoot(candidate);
      try {
        root.secure();
        return root;
      } catch (IOException e) {
        reasons.add(e.toString());
      }
    }
    throw new IOException("no directory for sandbox state: " + String.join("; ", reasons));
  }

  private static List<Path> candidates(long user) {
    List<Path> found = new ArrayList<>();
    if (user == ROOT_USER) {
      found.add(Path.of("/var/lib/whiskwatt"));
    }
    Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
        .filter(directory -> directory.startsWith("/"))
        .ifPresent(directory -> found.add(Path.of(directory, "whiskwatt")));
    found.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "whiskwatt-" + user));
    return found;
  }

  /** Makes it where it is missing, and refuses one that another user could have prepared. */
  void secure() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(path.getParent());
      make();
    }
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("\"" + path + "\" is not a directory; remove it");
    }
    long owner = owner(path);
    if (owner != userId()) {
      throw new IOException("\"" + path + "\" belongs to user " + owner + "; remove it");
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  private void make() throws IOException {
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException madeByAnotherInstance) {
      // What it is, and whose, is checked next.
    }
  }

  /** The effective user: the second number behind "Uid:" (man 5 proc). */
  static long userId() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Uid:"))
        .map(line -> line.split("\\s+", -1)[2])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IOException("/proc/self/status names no user"));
  }

  private static long owner(Path file) throws IOException {
    Object user = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return ((Number) user).longValue();
  }

  /** True when this process is root, as far as it can see. */
  public static boolean rootUser() {
    try {
      return userId() == ROOT_USER;
    } catch (IOException e) {
      return false;
    }
  }
}
