package io.whiskwatt.run;

import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Sends the loads of several trials at the same time, each from a thread of its own: they open
 * together. When one of them fails, or the calling thread is interrupted, all of them end early.
 */
final class SideBySide {
  private SideBySide() {}

  /**
   * Returns when all of them are over.
   *
   * @param trials one or more; one alone is sent from the calling thread
   * @param ready opens the connections of a trial
   */
  static List<OpenTrial.Measured> send(
      List<OpenTrial> trials, Function<OpenTrial, TrialLoad> ready, TimeSource time) {
    List<TrialLoad> loads = new ArrayList<>();
    try {
      trials.forEach(trial -> loads.add(ready.apply(trial)));
      return loads.size() == 1
          ? List.of(loads.get(0).send(OptionalLong.empty()))
          : together(loads, new CommonOpening(time));
    } finally {
      CloseAll.of(loads, TrialLoad::close);
    }
  }

  private static List<OpenTrial.Measured> together(List<TrialLoad> loads, CommonOpening opening) {
    List<Sending> all = new ArrayList<>();
    loads.forEach(load -> all.add(new Sending(load, opening, all)));
    all.forEach(Thread::start);
    opening.choose(all);
    boolean interrupted = !joined(all);
    if (interrupted) {
      all.forEach(Thread::interrupt);
    }
    Uninterrupted.run(() -> joined(all));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Sending.throwFirst(all);
    return all.stream().map(sending -> sending.measured.orElseThrow()).toList();
  }

  /** False when interrupted. */
  private static boolean joined(List<Sending> all) {
    try {
      for (Sending sending : all) {
        sending.join();
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** The thread of one load. What it leaves is read after it has ended. */
  private static final class Sending extends Thread {
    private final TrialLoad load;
    private final CommonOpening opening;
    private final List<Sending> all;
    private Optional<OpenTrial.Measured> measured = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();

    Sending(TrialLoad load, CommonOpening opening, List<Sending> all) {
      super("load-of-" + load.label());
      this.load = load;
      this.opening = opening;
      this.all = all;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        measured = Optional.of(load.send(OptionalLong.of(opening.await())));
      } catch (RuntimeException | Error thrown) {
        failure = Optional.of(thrown);
        all.stream().filter(other -> other != this).forEach(Thread::interrupt);
      }
    }

    /** With what the others threw as suppressed. */
    static void throwFirst(List<Sending> all) {
      List<Throwable> failures = all.stream().flatMap(each -> each.failure.stream()).toList();
      if (failures.isEmpty()) {
        return;
      }
      Throwable first = failures.get(0);
      failures.subList(1, failures.size()).forEach(first::addSuppressed);
      if (first instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) first;
    }
  }
}
