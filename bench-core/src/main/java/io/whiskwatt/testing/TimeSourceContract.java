package io.whiskwatt.testing;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What every {@link TimeSource} must keep. Takes 0.2 s on a real one. */
public final class TimeSourceContract {
  private static final long STEP_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LONG_NANOS = Duration.ofSeconds(30).toNanos();

  private final TimeSource time;

  private TimeSourceContract(TimeSource time) {
    this.time = time;
  }

  /**
   * The checks, each on a source of its own.
   *
   * @param open called on the thread that runs the check
   */
  public static List<ContractCheck> of(Supplier<TimeSource> open) {
    return List.of(
        check("time never goes back", open, TimeSourceContract::neverGoesBack),
        check("a wait ends when its time has come", open, TimeSourceContract::waits),
        check("a wait for the past ends at once", open, TimeSourceContract::waitsForThePast),
        check("the wall clock moves as far", open, TimeSourceContract::wallClockMoves),
        check("an interrupted wait ends, flag set", open, TimeSourceContract::interrupted),
        check("a wake before the wait ends it", open, TimeSourceContract::wokenBefore),
        check("a wake from another thread ends it", open, TimeSourceContract::wokenMeanwhile),
        check("a wake does not end a plain wait", open, TimeSourceContract::plainWait));
  }

  private static ContractCheck check(
      String name, Supplier<TimeSource> open, Consumer<TimeSourceContract> body) {
    return new ContractCheck(name, () -> body.accept(new TimeSourceContract(open.get())));
  }

  private void neverGoesBack() {
    long last = time.nanos();
    for (int i = 0; i < 1000; i++) {
      long now = time.nanos();
      Expect.that(now >= last, "the time went back from " + last + " to " + now);
      last = now;
    }
  }

  private void waits() {
    long due = time.nanos() + STEP_NANOS;
    time.parkUntil(due);
    Expect.that(time.nanos() >= due, "the wait ended " + (due - time.nanos()) + " ns early");
    time.parkUntilWoken(due);
  }

  private void waitsForThePast() {
    long before = time.nanos();
    time.parkUntil(before - LONG_NANOS);
    time.parkUntilWoken(before - LONG_NANOS);
    requireShort(before);
  }

  private void wallClockMoves() {
    Instant wall = time.wallClock();
    long before = time.nanos();
    time.parkUntil(before + STEP_NANOS);
    long moved = Duration.between(wall, time.wallClock()).toNanos();
    long error = Math.abs(moved - (time.nanos() - before));
    Expect.that(error < Duration.ofSeconds(1).toNanos(), "the clocks differ by " + error + " ns");
  }

  private void interrupted() {
    long before = time.nanos();
    Thread.currentThread().interrupt();
    time.parkUntil(before + LONG_NANOS);
    Expect.that(Thread.interrupted(), "the interrupt flag must stay set");
    requireShort(before);
  }

  private void wokenBefore() {
    long before = time.nanos();
    time.wake(Thread.currentThread());
    time.parkUntilWoken(before + LONG_NANOS);
    requireShort(before);
  }

  private void wokenMeanwhile() {
    long before = time.nanos();
    Thread waiting = Thread.currentThread();
    Thread waker =
        new Thread(
            () -> {
              time.parkUntil(before + STEP_NANOS);
              time.wake(waiting);
            });
    waker.start();
    while (time.nanos() < before + STEP_NANOS) {
      time.parkUntilWoken(before + LONG_NANOS);
    }
    requireShort(before);
  }

  private void plainWait() {
    long due = time.nanos() + STEP_NANOS;
    time.wake(Thread.currentThread());
    time.parkUntil(due);
    Expect.that(time.nanos() >= due, "a wake ended a plain wait");
  }

  private void requireShort(long sinceNanos) {
    long waited = time.nanos() - sinceNanos;
    Expect.that(waited < LONG_NANOS / 2, "the wait went on for " + waited + " ns");
  }
}
