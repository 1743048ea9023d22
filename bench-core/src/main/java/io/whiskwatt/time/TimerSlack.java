package io.whiskwatt.time;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * By how much Linux may put off the end of a thread's wait, to let several end together: 50 µs
 * where nobody asks for less, which is most of what a parked pacer is late. A thread may set its
 * own without any privilege (proc(5), /proc/pid/timerslack_ns); the directory of a thread that is
 * not its process's first is there, though not listed.
 */
record TimerSlack(Path file) {
  /** Finer than any timer's own resolution is of no use. */
  private static final String LEAST = "1000";

  /** The kernel's word for "the thread's default". */
  private static final String DEFAULT = "0";

  private static final Path SELF = Path.of("/proc/thread-self");

  /** Empty where the system has none. */
  static Optional<TimerSlack> ofThisThread() {
    try {
      Path thread = Files.readSymbolicLink(SELF).getFileName();
      return Optional.of(new TimerSlack(Path.of("/proc", thread.toString(), "timerslack_ns")));
    } catch (IOException | UnsupportedOperationException otherSystem) {
      return Optional.empty();
    }
  }

  /** False when the system refused. */
  boolean set(boolean least) {
    try {
      Files.write(file, (least ? LEAST : DEFAULT).getBytes(StandardCharsets.US_ASCII));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
