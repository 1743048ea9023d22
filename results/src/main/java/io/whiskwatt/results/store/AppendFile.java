package io.whiskwatt.results.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that grows by committed pieces. Not a channel: an interrupt would close that in the middle
 * of a commit.
 */
final class AppendFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

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

  /** Bytes that are written as they are made. */
  interface Piece {
    void writeTo(OutputStream bytes) throws IOException;
  }

  /**
   * Writes pieces after the committed length, one after the other; each is on disk before the next
   * is begun. Does not commit yet.
   *
   * @return where each of them ends: how long the file is with it
   */
  List<Long> write(List<Piece> pieces) {
    List<Long> ends = new ArrayList<>();
    try {
      cut();
      file.seek(committed);
      for (Piece piece : pieces) {
        write(piece);
        ends.add(file.getFilePointer());
      }
      return ends;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write '" + path + "': is the disk full? The steps before are safe", e);
    }
  }

  private void write(Piece piece) throws IOException {
    long begin = file.getFilePointer();
    BufferedOutputStream bytes = new BufferedOutputStream(new Tail(file), BUFFER);
    piece.writeTo(bytes);
    bytes.flush();
    if (file.getFilePointer() > begin) {
      file.getFD().sync();
    }
  }

  /**
   * What was written counts.
   *
   * @param end how long the file is now
   */
  void commit(long end) {
    committed = end;
  }

  /** Also removes what a commit that failed half-way left. */
  private void cut() throws IOException {
    if (file.length() > committed) {
      file.setLength(committed);
      file.getFD().sync();
    }
  }

  /** Writes where the file stands. */
  private static final class Tail extends OutputStream {
    private final RandomAccessFile file;

    Tail(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      file.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
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
