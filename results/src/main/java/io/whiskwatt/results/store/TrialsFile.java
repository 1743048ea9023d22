package io.whiskwatt.results.store;

import io.whiskwatt.run.StepKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code trials.jsonl} as read.
 *
 * @param entries the committed steps, in order
 * @param length bytes up to the end of the last committed line; what follows is torn, or lacks the
 *     lines that it counts together with
 */
record TrialsFile(List<JournalEntry> entries, long length) {
  private static final String HINT =
      "a committed line was changed: restore the file from a copy, or delete the run";

  TrialsFile {
    entries = List.copyOf(entries);
  }

  /** Byte length of every data file after the last committed step. */
  Map<DataFile, Long> lengths() {
    return entries.isEmpty() ? JournalEntry.NOTHING : entries.get(entries.size() - 1).lengths();
  }

  /** As it was when only the blocks below this one had begun. */
  TrialsFile below(int block) {
    int first = 0;
    while (first < entries.size() && entries.get(first).step().key().block() < block) {
      first++;
    }
    return new TrialsFile(entries.subList(0, first), length);
  }

  static TrialsFile read(Path folder) {
    Path file = folder.resolve(RunFolder.TRIALS);
    try {
      return new Reader(file, Files.readAllBytes(file)).read();
    } catch (IOException e) {
      throw new UnreadableRun(
          "cannot read '" + file + "'; is '" + folder + "' a folder of a run?", e);
    }
  }

  private static final class Reader {
    private final Path file;
    private final byte[] bytes;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Set<StepKey> keys = new HashSet<>();
    private Map<DataFile, Long> lengths = JournalEntry.NOTHING;
    private int committed;
    private int committedBytes;

    Reader(Path file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    TrialsFile read() {
      int from = 0;
      int end = endOfLine(from);
      while (end >= 0 && !torn(from, end)) {
        add(new String(bytes, from, end - from, StandardCharsets.UTF_8));
        from = end + 1;
        end = endOfLine(from);
        commit(from);
      }
      return new TrialsFile(entries.subList(0, committed), committedBytes);
    }

    /** Lines of one window count when the last of them is there. */
    private void commit(int bytesRead) {
      if (!entries.get(entries.size() - 1).withNext()) {
        committed = entries.size();
        committedBytes = bytesRead;
      }
    }

    private int endOfLine(int from) {
      for (int i = from; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          return i;
        }
      }
      return -1;
    }

    /** The last line with bytes that never reached the disk (a file system shows them as zeros). */
    private boolean torn(int from, int end) {
      if (end != bytes.length - 1) {
        return false;
      }
      for (int i = from; i < end; i++) {
        if (bytes[i] == 0) {
          return true;
        }
      }
      return false;
    }

    private void add(String line) {
      try {
        JournalEntry entry = JournalLine.read(line);
        check(entry);
        entries.add(entry);
      } catch (RuntimeException e) {
        throw new UnreadableRun(
            "'" + file + "', line " + (entries.size() + 1) + ": " + e.getMessage() + "; " + HINT,
            e);
      }
    }

    private void check(JournalEntry entry) {
      if (!keys.add(entry.step().key())) {
        throw new IllegalArgumentException("it repeats the step '" + entry.step().key() + "'");
      }
      for (DataFile data : DataFile.values()) {
        if (entry.length(data) < lengths.getOrDefault(data, 0L)) {
          throw new IllegalArgumentException("'" + data.fileName() + "' shrinks in it");
        }
      }
      lengths = entry.lengths();
    }
  }
}
