package io.whiskwatt.openwhisk.local.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads what an action prints, on a thread of its own, so that a full pipe never stops the action,
 * and cuts it where the launcher marked an activation's end.
 */
final class LogCollector implements Runnable {
  /** OpenWhisk's largest log limit; what is printed beyond it in one activation is dropped. */
  static final int MOST_BYTES = 10 << 20;

  private static final int LONGEST_LINE = 64 << 10;
  // Longer than an end mark, which may follow on the same line.
  private static final int KEPT_OF_LONG_LINE = 256;
  private static final String TRUNCATED =
      "Logs were truncated because the total bytes size exceeds the limit of "
          + MOST_BYTES
          + " bytes.";

  private final InputStream logs;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private String endMark = Protocol.END_OF_LOGS;
  private Optional<List<LogLine>> finished = Optional.empty();
  private List<LogLine> current = new ArrayList<>();
  private long currentBytes;
  private boolean ended;

  LogCollector(InputStream logs) {
    this.logs = logs;
  }

  @Override
  public void run() {
    try {
      read();
    } catch (IOException closed) {
      // As good as the end.
    } finally {
      end();
    }
  }

  private void read() throws IOException {
    byte[] buffer = new byte[8192];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int n = logs.read(buffer); n >= 0; n = logs.read(buffer)) {
      int start = 0;
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, start, i - start);
          line(line.toString(StandardCharsets.UTF_8));
          line.reset();
          start = i + 1;
        }
      }
      line.write(buffer, start, n - start);
      if (line.size() > LONGEST_LINE) {
        breakUp(line);
      }
    }
    if (line.size() > 0) {
      line(line.toString(StandardCharsets.UTF_8));
    }
  }

  private void breakUp(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    int cut = bytes.length - KEPT_OF_LONG_LINE;
    line(new String(bytes, 0, cut, StandardCharsets.UTF_8));
    line.reset();
    line.write(bytes, cut, KEPT_OF_LONG_LINE);
  }

  private void line(String text) {
    lock.lock();
    try {
      if (!text.endsWith(endMark)) {
        add(text);
        return;
      }
      String before = text.substring(0, text.length() - endMark.length());
      if (!before.isEmpty()) {
        add(before);
      }
      finished = Optional.of(drain());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(String text) {
    boolean room = currentBytes <= MOST_BYTES;
    currentBytes += text.length() + 1;
    if (currentBytes <= MOST_BYTES) {
      current.add(new LogLine(Instant.now(), text));
    } else if (room) {
      current.add(new LogLine(Instant.now(), TRUNCATED));
    }
  }

  private List<LogLine> drain() {
    List<LogLine> lines = current;
    current = new ArrayList<>();
    currentBytes = 0;
    return lines;
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What follows belongs to this activation; its id is a secret until its end mark is printed. */
  void begin(String id) {
    lock.lock();
    try {
      endMark = Protocol.END_OF_LOGS + " " + id;
      finished = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The lines up to the end mark of the activation that began last. Without one, because the
   * process ended or the limit passed: all lines so far.
   */
  List<LogLine> take(Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (finished.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return taken();
  }

  private List<LogLine> taken() {
    lock.lock();
    try {
      List<LogLine> lines = finished.orElseGet(this::drain);
      finished = Optional.empty();
      return lines;
    } finally {
      lock.unlock();
    }
  }
}
