package io.whiskwatt.openwhisk.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Removes what killed instances left. Instances that run are not touched. */
public final class CleanUp {
  private CleanUp() {}

  /**
   * Looks through the folders of all instances of this user.
   *
   * <p>Two processes may do this at once: every step can be repeated without harm.
   */
  public static Leftovers leftovers(StateRoot root) {
    if (!Files.isDirectory(root.path(), LinkOption.NOFOLLOW_LINKS)) {
      return Leftovers.NONE;
    }
    try {
      root.secure();
      Leftovers found =
          folders(root.path()).stream()
              .filter(CleanUp::ownerIsDead)
              .map(folder -> new InstanceRemoval(folder).remove())
              .reduce(Leftovers.NONE, Leftovers::and);
      return found;
    } catch (IOException | UncheckedIOException e) {
      return new Leftovers(List.of(), List.of("\"" + root.path() + "\": " + e));
    }
  }

  private static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(e -> Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  private static boolean ownerIsDead(Path folder) {
    return Owner.ofName(folder.getFileName().toString())
        .filter(
            owner -> {
              try {
                return owner.dead();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .isPresent();
  }
}
