package io.whiskwatt.openwhisk.local.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes lines off a launcher's reply pipe, on a thread of its own. */
final class ReplyReader implements Runnable {
  /** Five times the largest result a platform lets pass: beyond it, nobody wants the rest. */
  static final int LONGEST_LINE = 5 << 20;

  private static final int WAITING_LINES = 8;

  /** What came. */
  sealed interface Incoming {
    record Line(String text) implements Incoming {}

    /** A line longer than {@link #LONGEST_LINE}; nothing after it is read. */
    record TooLong() implements Incoming {}

    /** The last writer closed its end. */
    record End() implements Incoming {}
  }

  private final InputStream replies;
  private final BlockingQueue<Incoming> queue = new ArrayBlockingQueue<>(WAITING_LINES);

  ReplyReader(InputStream replies) {
    this.replies = replies;
  }

  /** The next thing, or nothing when the limit passed or the caller was interrupted. */
  Optional<Incoming> next(Duration limit) {
    try {
      return Optional.ofNullable(queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void run() {
    try {
      queue.put(readLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Incoming readLines() throws InterruptedException {
    byte[] buffer = new byte[64 << 10];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int n = replies.read(buffer); n >= 0; n = replies.read(buffer)) {
        int start = 0;
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, start, i - start);
            queue.put(new Incoming.Line(line.toString(StandardCharsets.UTF_8)));
            line.reset();
            start = i + 1;
          }
        }
        line.write(buffer, start, n - start);
        if (line.size() > LONGEST_LINE) {
          return new Incoming.TooLong();
        }
      }
    } catch (IOException closed) {
      // As good as the end.
    }
    return new Incoming.End();
  }
}
