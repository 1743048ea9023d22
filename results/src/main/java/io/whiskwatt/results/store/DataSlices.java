package io.whiskwatt.results.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            .anyMatch(first -> !headerOf(first).equals(header));
    if (older) {
      throw new UnreadableRun(
          "'"
              + folder.resolve(DataFile.INVOCATIONS.fileName())
              + "' has the columns of an older version: the run can be analysed, but not resumed;"
              + " start a new one, or resume it with the version that began it");
    }
  }

  private String headerOf(int entry) {
    try (BufferedReader text = unpacked(DataFile.INVOCATIONS, entry)) {
      return Optional.ofNullable(text.readLine()).orElse("");
    } catch (IOException e) {
      throw packed(DataFile.INVOCATIONS, entry, e);
    }
  }

  /** The records that a step appended to a gzip file, its header line taken off. */
  CsvReader records(DataFile file, int entry) {
    try {
      BufferedReader text = unpacked(file, entry);
      boolean headed = before(file, entry) == 0 && bytes(file, entry) > 0;
      if (headed) {
        checkHeader(file, entry, Optional.ofNullable(text.readLine()).orElse(""));
      }
      return new CsvReader(text, columns(file).stream().mapToInt(List::size).toArray());
    } catch (IOException e) {
      throw packed(file, entry, e);
    }
  }

  /** What is said of compressed data that cannot be unpacked. */
  UnreadableRun packed(DataFile file, int entry, IOException cause) {
    return new UnreadableRun(
        damaged(file, entry)
            + "its compressed data cannot be unpacked ("
            + cause.getMessage()
            + ")",
        cause);
  }

  private BufferedReader unpacked(DataFile file, int entry) throws IOException {
    long bytes = bytes(file, entry);
    if (bytes == 0) {
      return new BufferedReader(Reader.nullReader());
    }
    Path path = folder.resolve(file.fileName());
    return Gzip.text(FileSlice.open(path, before(file, entry), bytes));
  }

  private void checkHeader(DataFile file, int entry, String header) {
    List<String> known = columns(file).stream().map(names -> String.join(",", names)).toList();
    if (!known.contains(header.strip())) {
      throw new UnreadableRun(
          damaged(file, entry)
              + "its columns are '"
              + header.strip()
              + "', not '"
              + known.get(0)
              + "'");
    }
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

  private long bytes(DataFile file, int entry) {
    return trials.entries().get(entry).length(file) - before(file, entry);
  }
}
