package io.whiskwatt.results.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads from the data files what one committed step appended. */
final class DataSlices {
  private final Path folder;
  private final TrialsFile trials;

  DataSlices(Path folder, TrialsFile trials) {
    this.folder = folder;
    this.trials = trials;
  }

  /**
   * Requires every data file to be as long as the journal says, or longer.
   *
   * @throws UnreadableRun naming the file that is too short
   */
  static void check(Path folder, TrialsFile trials) {
    trials
        .lengths()
        .forEach(
            (file, length) -> {
              if (file != DataFile.USAGE || length > 0) {
                check(folder.resolve(file.fileName()), length);
              }
            });
  }

  private static void check(Path file, long committed) {
    try {
      long found = Files.size(file);
      if (found < committed) {
        throw new UnreadableRun(
            "'"
                + file
                + "' has "
                + found
                + " bytes, but "
                + committed
                + " were committed: it was cut or replaced; restore it from a copy");
      }
    } catch (IOException e) {
      throw new UnreadableRun("cannot read '" + file + "'; restore it from a copy", e);
    }
  }

  /**
   * Requires that rows of this version may follow those that were committed.
   *
   * @throws UnreadableRun when an older version wrote other columns
   */
  void requireThisVersion() {
    String header = String.join(",", InvocationTable.COLUMNS);
    boolean older =
        IntStream.range(0, trials.entries().size())
            .filter(entry -> trials.entries().get(entry).length(DataFile.INVOCATIONS) > 0)
            .limit(1)
            .anyMatch(first -> !unpacked(DataFile.INVOCATIONS, first).startsWith(header));
    if (older) {
      throw new UnreadableRun(
          "'"
              + folder.resolve(DataFile.INVOCATIONS.fileName())
              + "' has the columns of an older version: the run can be analysed, but not resumed;"
              + " start a new one, or resume it with the version that began it");
    }
  }

  /** The text that a step appended to a gzip file, its header line taken off. */
  String table(DataFile file, int entry) {
    String text = unpacked(file, entry);
    return before(file, entry) > 0 || text.isEmpty() ? text : withoutHeader(file, entry, text);
  }

  private String unpacked(DataFile file, int entry) {
    try {
      return Gzip.text(slice(file, entry));
    } catch (IOException e) {
      throw new UnreadableRun(
          damaged(file, entry) + "its compressed data cannot be unpacked (" + e.getMessage() + ")",
          e);
    }
  }

  private String withoutHeader(DataFile file, int entry, String text) {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end).strip();
    List<String> known = columns(file).stream().map(names -> String.join(",", names)).toList();
    if (!known.contains(header)) {
      throw new UnreadableRun(
          damaged(file, entry) + "its columns are '" + header + "', not '" + known.get(0) + "'");
    }
    return text.substring(end + 1);
  }

  /** Of this version first, then those of older ones. */
  private static List<List<String>> columns(DataFile file) {
    return switch (file) {
      case INVOCATIONS ->
          List.of(
              InvocationTable.COLUMNS,
              InvocationTable.SECOND_COLUMNS,
              InvocationTable.FIRST_COLUMNS);
      case ENERGY -> List.of(EnergyTable.COLUMNS);
      case CLOCK -> List.of(ClockTable.COLUMNS);
      case USAGE -> List.of(UsageTable.COLUMNS);
      case LATENCY -> throw new IllegalArgumentException("the histogram log is no table");
    };
  }

  /** Start of a message: which file, where, which step. */
  String damaged(DataFile file, int entry) {
    return "'"
        + folder.resolve(file.fileName())
        + "', bytes "
        + before(file, entry)
        + " to "
        + trials.entries().get(entry).length(file)
        + " (line "
        + (entry + 1)
        + " of "
        + RunFolder.TRIALS
        + "): ";
  }

  private long before(DataFile file, int entry) {
    return entry == 0 ? 0 : trials.entries().get(entry - 1).length(file);
  }

  private byte[] slice(DataFile file, int entry) throws IOException {
    long from = before(file, entry);
    byte[] bytes = new byte[Math.toIntExact(trials.entries().get(entry).length(file) - from)];
    if (bytes.length == 0) {
      return bytes;
    }
    try (RandomAccessFile open =
        new RandomAccessFile(folder.resolve(file.fileName()).toFile(), "r")) {
      open.seek(from);
      open.readFully(bytes);
    }
    return bytes;
  }
}
