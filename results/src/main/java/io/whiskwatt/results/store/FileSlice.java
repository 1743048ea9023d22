package io.whiskwatt.results.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Some bytes of a file, read as they are asked for. Not a channel: an interrupt closes those. */
final class FileSlice extends InputStream {
  private final RandomAccessFile file;
  private long left;

  private FileSlice(RandomAccessFile file, long bytes) {
    this.file = file;
    this.left = bytes;
  }

  static FileSlice open(Path path, long from, long bytes) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      file.seek(from);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return new FileSlice(file, bytes);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = file.read(target, offset, (int) Math.min(length, left));
    left -= Math.max(0, got);
    return got;
  }

  /** What is left of the slice: a member may be followed by another one. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, left);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
