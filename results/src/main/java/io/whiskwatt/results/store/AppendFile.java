package io.whiskwatt.results.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that grows by committed pieces. Not a channel: an interrupt would close that in the middle
 * of a commit.
 */
final class AppendFile implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile file;
  private long committed;

  private AppendFile(Path path, RandomAccessFile file, long committed) {
    this.path = path;
    this.file = file;
    this.committed = committed;
  }

  /** Opens the file and cuts off everything after the committed length. */
  static AppendFile open(Path path, long committed) {
    try {
      AppendFile opened =
          new AppendFile(path, new RandomAccessFile(path.toFile(), "rw"), committed);
      opened.cut();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '" + path + "'", e);
    }
  }

  long committed() {
    return committed;
  }

  /** Writes after the committed length and waits until it is on disk; does not commit yet. */
  void write(byte[] bytes) {
    writeEach(List.of(bytes));
  }

  /** The same of several pieces; each is on disk before the next is begun. */
  void writeEach(List<byte[]> pieces) {
    try {
      cut();
      file.seek(committed);
      for (byte[] bytes : pieces) {
        if (bytes.length > 0) {
          file.write(bytes);
          file.getFD().sync();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write '" + path + "': is the disk full? The steps before are safe", e);
    }
  }

  void commit(long bytes) {
    committed += bytes;
  }

  /** Also removes what a commit that failed half-way left. */
  private void cut() throws IOException {
    if (file.length() > committed) {
      file.setLength(committed);
      file.getFD().sync();
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close '" + path + "'", e);
    }
  }
}
