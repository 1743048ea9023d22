package io.whiskwatt.testing;

/** A thread that uses a {@link ManualTime}. All state is guarded by the clock's lock. */
final class Participant {
  /** Real time after which a thread that is blocked in something else no longer counts as busy. */
  private static final long BLOCKED_NANOS = 5_000_000;

  private final Thread thread;
  private boolean waiting;
  private boolean wakeable;
  private boolean released;
  private boolean woken;
  private boolean runsEvent;
  private boolean seenBlocked;
  private long blockedSinceNanos;

  Participant(Thread thread) {
    this.thread = thread;
  }

  Thread thread() {
    return thread;
  }

  void startWaiting(boolean endsWhenWoken) {
    if (waiting) {
      throw new IllegalStateException("an event of a manual clock must not wait on that clock");
    }
    waiting = true;
    wakeable = endsWhenWoken;
    released = false;
  }

  void stopWaiting() {
    woken &= !wakeable;
    waiting = false;
    seenBlocked = false;
  }

  void release() {
    released = true;
  }

  void wake() {
    woken = true;
  }

  void runsEvent(boolean now) {
    runsEvent = now;
  }

  boolean ended() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  /** True when its present wait is over, though it may not have noticed yet. */
  boolean mustResume() {
    return released || (wakeable && woken) || thread.isInterrupted();
  }

  boolean busy() {
    return waiting ? mustResume() || runsEvent : !blockedElsewhere();
  }

  private boolean blockedElsewhere() {
    Thread.State state = thread.getState();
    boolean blocked = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    if (blocked && !seenBlocked) {
      blockedSinceNanos = System.nanoTime();
    }
    seenBlocked = blocked;
    return blocked && System.nanoTime() - blockedSinceNanos > BLOCKED_NANOS;
  }
}
