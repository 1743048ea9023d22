package io.whiskwatt.testing.fake;

import io.whiskwatt.time.TimeSource;
import java.util.PriorityQueue;

/** Alarms that ring on a thread of their own. */
final class AlarmThread implements Alarms {
  /** With nothing to do the thread looks up so often; being woken ends its wait anyway. */
  private static final long IDLE_NANOS = 1_000_000_000;

  private final TimeSource time;
  private final PriorityQueue<Alarm> agenda = new PriorityQueue<>();
  private final Thread thread;
  private long order;
  private volatile boolean closed;

  private AlarmThread(TimeSource time) {
    this.time = time;
    this.thread = new Thread(this::ringAll, "fake-alarms");
    thread.setDaemon(true);
  }

  static AlarmThread start(TimeSource time) {
    AlarmThread alarms = new AlarmThread(time);
    alarms.thread.start();
    return alarms;
  }

  @Override
  public void at(long nanos, Runnable action) {
    synchronized (agenda) {
      agenda.add(new Alarm(nanos, order++, action));
    }
    time.wake(thread);
  }

  private void ringAll() {
    while (!closed) {
      long next = ringDue();
      time.parkUntilWoken(next);
    }
  }

  private long ringDue() {
    while (true) {
      Alarm due;
      synchronized (agenda) {
        Alarm first = agenda.peek();
        if (first == null || first.nanos > time.nanos()) {
          return first == null ? time.nanos() + IDLE_NANOS : first.nanos;
        }
        due = agenda.remove();
      }
      due.action.run();
    }
  }

  /** Returns when the thread has ended, unless an alarm itself closes it. */
  @Override
  public void close() {
    closed = true;
    time.wake(thread);
    boolean interrupted = false;
    while (thread != Thread.currentThread() && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Alarm(long nanos, long order, Runnable action) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }
}
