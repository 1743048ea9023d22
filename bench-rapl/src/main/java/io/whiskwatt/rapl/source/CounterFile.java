package io.whiskwatt.rapl.source;

import io.whiskwatt.rapl.machine.FileText.Cause;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One {@code energy_uj} file, kept open and read again from its beginning: opening it each time is
 * the dearer part. Not thread-safe.
 */
final class CounterFile implements AutoCloseable {
  /** A file that is being rewritten may be empty or half written for a moment. */
  private static final int ATTEMPTS = 8;

  /** 2^63 has 19 digits; longer is no counter. */
  private static final int MOST_DIGITS = 18;

  private final Path path;

  // Not a channel: an interrupt of the reading thread would close that for good.
  private final RandomAccessFile file;
  private final byte[] buffer = new byte[64];
  private final byte[] earlier = new byte[64];

  private CounterFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  static CounterFile open(Path path) throws Unreadable {
    try {
      return new CounterFile(path, new RandomAccessFile(path.toFile(), "r"));
    } catch (IOException e) {
      throw Unreadable.of(path, e);
    }
  }

  /** The counter in microjoules, 0 or more. */
  long read() throws Unreadable {
    int before = -1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int length = fill();
      if (isWhole(length, before)) {
        return number(length);
      }
      System.arraycopy(buffer, 0, earlier, 0, buffer.length);
      before = length;
      Thread.onSpinWait();
    }
    throw new Unreadable(Cause.BROKEN, path + ": " + incomplete(before));
  }

  /**
   * The kernel ends a value with a newline. Scaphandre's files for guests have none, and are
   * emptied before they are rewritten: those count when two readings in a row are alike.
   */
  private boolean isWhole(int length, int before) {
    return length > 0
        && (buffer[length - 1] == '\n'
            || (length == before && Arrays.equals(buffer, 0, length, earlier, 0, length)));
  }

  private int fill() throws Unreadable {
    try {
      file.seek(0);
      return Math.max(0, file.read(buffer));
    } catch (IOException e) {
      throw Unreadable.of(path, e);
    }
  }

  private long number(int length) throws Unreadable {
    int end = buffer[length - 1] == '\n' ? length - 1 : length;
    long value = 0;
    for (int i = 0; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9 || end > MOST_DIGITS) {
        throw notANumber(end);
      }
      value = 10 * value + digit;
    }
    if (end == 0) {
      throw notANumber(end);
    }
    return value;
  }

  private Unreadable notANumber(int end) {
    String text = ZoneName.printable(new String(buffer, 0, end, StandardCharsets.UTF_8));
    return new Unreadable(Cause.BROKEN, path + ": \"" + text + "\" is not a counter");
  }

  private static String incomplete(int length) {
    return length == 0 ? "empty" : "changes while it is read";
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written: there is nothing to lose, and nobody to tell.
      return;
    }
  }
}
