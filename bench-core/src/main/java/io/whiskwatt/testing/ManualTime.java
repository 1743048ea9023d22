package io.whiskwatt.testing;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A clock that moves only when everybody who uses it waits: a discrete-event simulation behind
 * {@link TimeSource}. It starts at 0.
 *
 * <p><b>One thread.</b> A wait moves the time at once; {@linkplain #at events} that fall due up to
 * its end run first, in order of their time and then of their scheduling, on the waiting thread.
 *
 * <p><b>Several threads.</b> Participants are the thread that made the clock and every thread that
 * ever waited on it. Time moves only when no participant is busy, and then to the earliest thing
 * that is due; one thread is released at a time, and nothing else happens until it waits again. So
 * two runs of the same program see the same order. A participant is busy unless it waits here, has
 * ended, or has been blocked in something else (a future, a join, a sleep) for 5 ms of real time.
 * That last rule lets a test block on the result of a loop that waits here; it also means that a
 * test thread that sleeps lets background threads run on through virtual time. A thread that was
 * just started is waited for, for up to 100 ms of real time, until it waits here or blocks.
 */
public final class ManualTime implements TimeSource {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Object lock = new Object();
  private final Map<Thread, Participant> participants = new LinkedHashMap<>();
  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final Newcomers newcomers;
  private long nowNanos;
  private long scheduled;

  public ManualTime() {
    Thread maker = Thread.currentThread();
    newcomers = new Newcomers(maker.getThreadGroup());
    participants.put(maker, new Participant(maker));
  }

  @Override
  public long nanos() {
    synchronized (lock) {
      return nowNanos;
    }
  }

  /** 2026-01-01 00:00 UTC plus {@link #nanos()}. */
  @Override
  public Instant wallClock() {
    return ORIGIN.plusNanos(nanos());
  }

  /** Waits on the calling thread: all that is due until then happens first. */
  public void advance(Duration span) {
    parkUntil(nanos() + span.toNanos());
  }

  /**
   * Runs an action when the time comes; at once with the next wait when it is past. It runs on a
   * thread that waits here, must not wait here itself, and what it throws comes out of that wait.
   */
  public void at(long nanos, Runnable action) {
    synchronized (lock) {
      agenda.add(new Due(nanos, false, scheduled++, action));
    }
  }

  @Override
  public void parkUntil(long nanos) {
    park(nanos, false);
  }

  @Override
  public void parkUntilWoken(long nanos) {
    park(nanos, true);
  }

  @Override
  public void wake(Thread thread) {
    synchronized (lock) {
      participant(thread).wake();
      lock.notifyAll();
    }
  }

  private Participant participant(Thread thread) {
    return participants.computeIfAbsent(thread, Participant::new);
  }

  private void park(long untilNanos, boolean wakeable) {
    Participant me;
    Due end;
    synchronized (lock) {
      me = participant(Thread.currentThread());
      Participant waiting = me;
      end = new Due(untilNanos, true, scheduled++, () -> release(waiting));
      me.startWaiting(wakeable);
      if (untilNanos > nowNanos) {
        agenda.add(end);
      } else {
        me.release();
      }
    }
    try {
      Optional<Due> event = nextEvent(me);
      while (event.isPresent()) {
        happen(me, event.get());
        event = nextEvent(me);
      }
    } finally {
      synchronized (lock) {
        agenda.remove(end);
        me.stopWaiting();
      }
    }
  }

  /**
   * What this thread must run now; empty when its own wait is over. Looks again every millisecond:
   * a thread that ends or blocks elsewhere tells nobody.
   */
  private Optional<Due> nextEvent(Participant me) {
    synchronized (lock) {
      lock.notifyAll();
      try {
        while (!me.mustResume() && !everybodyWaits()) {
          lock.wait(1);
        }
      } catch (InterruptedException e) {
        me.thread().interrupt();
      }
      if (me.mustResume()) {
        return Optional.empty();
      }
      Due next = agenda.remove();
      nowNanos = Math.max(nowNanos, next.nanos);
      me.runsEvent(true);
      return Optional.of(next);
    }
  }

  private void happen(Participant me, Due event) {
    try {
      event.action.run();
    } finally {
      synchronized (lock) {
        me.runsEvent(false);
      }
    }
  }

  private void release(Participant participant) {
    synchronized (lock) {
      participant.release();
    }
  }

  private boolean everybodyWaits() {
    participants.values().removeIf(Participant::ended);
    boolean all = !newcomers.anyOnItsWay(participants::containsKey);
    for (Participant participant : participants.values()) {
      all &= !participant.busy();
    }
    return all;
  }

  /** Something on the agenda: an event, or the end of a thread's wait. */
  private record Due(long nanos, boolean endsWait, long order, Runnable action)
      implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
        Comparator.comparingLong(Due::nanos)
            .thenComparing(Due::endsWait)
            .thenComparingLong(Due::order);

    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }
}
