package io.whiskwatt.rapl.source;

import io.whiskwatt.rapl.machine.FileText;
import io.whiskwatt.rapl.machine.FileText.Cause;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All zones below a powercap root, whether the root is the flat {@code /sys/class/powercap}, the
 * nested {@code /sys/devices/virtual/powercap}, or a folder that a hypervisor shares.
 *
 * @param zones in the order of their directories' numbers
 * @param dangling zones that are links to nothing
 * @param trouble why there are no zones at all; empty: there are some
 */
record ZoneTree(Path root, List<Zone> zones, List<Path> dangling, Optional<Unreadable> trouble) {
  private static final Pattern DIRECTORY = Pattern.compile("([a-z-]+)((?::[0-9]{1,6})+)");
  private static final Pattern LAST_INDEX = Pattern.compile(":[0-9]+$");
  private static final Pattern INDEX = Pattern.compile("[0-9]+");
  private static final int DEEPEST = 4;

  ZoneTree {
    zones = List.copyOf(zones);
    dangling = List.copyOf(dangling);
  }

  static ZoneTree scan(Path root) {
    Search search = new Search(new TreeMap<>(), new ArrayList<>());
    Optional<Unreadable> trouble = search.start(root);
    List<Zone> zones = search.found().values().stream().map(search::zone).toList();
    if (zones.isEmpty() && trouble.isEmpty()) {
      trouble = Optional.of(search.nothing(root));
    }
    return new ZoneTree(root, zones, search.dangling(), trouble);
  }

  /**
   * The directories seen so far.
   *
   * @param found by their names with padded numbers, which sort as people count
   * @param dangling links to nothing
   */
  private record Search(SortedMap<String, Path> found, List<Path> dangling) {
    Optional<Unreadable> start(Path root) {
      try {
        visit(root, 0);
        return Optional.empty();
      } catch (NotDirectoryException e) {
        return Optional.of(new Unreadable(Cause.BROKEN, root + ": not a directory"));
      } catch (IOException e) {
        return Optional.of(Unreadable.of(root, e));
      }
    }

    private void visit(Path directory, int depth) throws IOException {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[a-z]*")) {
        for (Path entry : entries) {
          consider(entry, depth);
        }
      }
    }

    private void consider(Path entry, int depth) throws IOException {
      boolean zone = DIRECTORY.matcher(nameOf(entry)).matches();
      if (zone && Files.isSymbolicLink(entry) && Files.notExists(entry)) {
        dangling.add(entry);
      } else if (zone && Files.isDirectory(entry)) {
        found.putIfAbsent(padded(nameOf(entry)), entry);
      }
      boolean controlType = depth == 0 && nameOf(entry).startsWith(Zone.MSR);
      if ((zone || controlType) && depth < DEEPEST && Files.isDirectory(entry)) {
        visit(entry, depth + 1);
      }
    }

    Zone zone(Path path) {
      String directory = nameOf(path);
      ZoneName name = nameIn(path);
      return new Zone(
          directory,
          controlType(directory),
          name,
          owner(directory, name),
          path,
          maxRange(path),
          trouble(path));
    }

    private ZoneName owner(String directory, ZoneName name) {
      String parent = LAST_INDEX.matcher(directory).replaceFirst("");
      if (parent.equals(controlType(directory))) {
        return name;
      }
      return Optional.ofNullable(found.get(padded(parent)))
          .map(Search::nameIn)
          .filter(owner -> owner.domain() != Domain.GUEST)
          .orElseGet(() -> ZoneName.of(parent));
    }

    /** Why nothing was found. */
    Unreadable nothing(Path root) {
      if (!dangling.isEmpty()) {
        return new Unreadable(
            Cause.ABSENT,
            dangling.get(0)
                + " is a link to nothing: /sys/devices/virtual/powercap is masked here");
      }
      return new Unreadable(Cause.ABSENT, root + " holds no zone");
    }

    private static ZoneName nameIn(Path zone) {
      FileText text = FileText.read(zone.resolve("name"));
      if (text instanceof FileText.Unreadable missing && missing.cause() == Cause.ABSENT) {
        return ZoneName.GUEST;
      }
      return ZoneName.of(text.trimmed().orElse(""));
    }

    private static OptionalLong maxRange(Path zone) {
      return FileText.read(zone.resolve("max_energy_range_uj"))
          .trimmed()
          .filter(text -> text.matches("[0-9]{1,18}"))
          .map(Long::parseLong)
          .filter(range -> range > 0)
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    }

    private static Optional<Unreadable> trouble(Path zone) {
      try (CounterFile file = CounterFile.open(zone.resolve("energy_uj"))) {
        file.read();
        return Optional.empty();
      } catch (Unreadable e) {
        return Optional.of(e);
      }
    }

    private static String controlType(String directory) {
      Matcher parts = DIRECTORY.matcher(directory);
      return parts.matches() ? parts.group(1) : directory;
    }

    private static String padded(String directory) {
      return INDEX
          .matcher(directory)
          .replaceAll(number -> String.format("%06d", Integer.parseInt(number.group())));
    }

    private static String nameOf(Path path) {
      return String.valueOf(path.getFileName());
    }
  }
}
