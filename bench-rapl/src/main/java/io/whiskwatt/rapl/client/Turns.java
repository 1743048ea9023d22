package io.whiskwatt.rapl.client;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;

/** The thread that gives every dialogue its turn. */
final class Turns implements AutoCloseable {
  private static final long LONGEST_WAIT = Duration.ofMillis(250).toNanos();

  private final List<Dialogue> dialogues;
  private final TimeSource time;
  private final Thread thread;
  private volatile boolean closed;

  Turns(List<Dialogue> dialogues, TimeSource time) {
    this.dialogues = List.copyOf(dialogues);
    this.time = time;
    this.thread = new Thread(this::takeUntilClosed, "whiskwatt-agents");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void takeUntilClosed() {
    while (!closed) {
      long nowNanos = time.nanos();
      long nextNanos = nowNanos + LONGEST_WAIT;
      for (Dialogue dialogue : dialogues) {
        nextNanos = Math.min(nextNanos, dialogue.turn(nowNanos));
      }
      time.parkUntilWoken(nextNanos);
      // Whoever interrupts a thread that is ours means nothing by it; left set, it would spin.
      Thread.interrupted();
    }
  }

  /** Somebody hurried a dialogue. */
  void wake() {
    time.wake(thread);
  }

  @Override
  public void close() {
    closed = true;
    dialogues.forEach(Dialogue::close);
    time.wake(thread);
  }
}
