package io.whiskwatt.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Threads that were started after a manual clock was made and have not used it yet. Each has 100 ms
 * of real time to do so, else the clock could move between the start of a thread and its first
 * wait. Guarded by the clock's lock.
 */
final class Newcomers {
  private static final long PATIENCE_NANOS = 100_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ThreadGroup group;
  private final List<Newcomer> waitedFor = new ArrayList<>();
  private long startedSeen;
  private long lastId;

  Newcomers(ThreadGroup group) {
    this.group = group;
    startedSeen = threads.getTotalStartedThreadCount();
    lastId = alive().mapToLong(Thread::getId).max().orElse(0);
  }

  /**
   * True while one of them may still be on its way to its first wait.
   *
   * @param uses tells which threads the clock knows
   */
  boolean anyOnItsWay(Predicate<Thread> uses) {
    long started = threads.getTotalStartedThreadCount();
    if (started != startedSeen) {
      startedSeen = started;
      long last = lastId;
      alive().filter(thread -> thread.getId() > last).forEach(this::welcome);
    }
    waitedFor.removeIf(newcomer -> uses.test(newcomer.thread.thread()) || newcomer.settled());
    return !waitedFor.isEmpty();
  }

  private void welcome(Thread thread) {
    waitedFor.add(new Newcomer(new Participant(thread), System.nanoTime()));
    lastId = Math.max(lastId, thread.getId());
  }

  private Stream<Thread> alive() {
    Thread[] found = new Thread[2 * group.activeCount() + 16];
    return Arrays.stream(found, 0, group.enumerate(found));
  }

  private record Newcomer(Participant thread, long seenNanos) {
    boolean settled() {
      return thread.ended() || !thread.busy() || System.nanoTime() - seenNanos > PATIENCE_NANOS;
    }
  }
}
