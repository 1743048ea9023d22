package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Idle power of one set of machines through a run: the idle windows of each session, and what lies
 * between them. Nothing is carried from one session to another.
 */
final class IdlePower {
  private final Map<Integer, List<Window>> sessions = new TreeMap<>();

  /** Adds a window; windows must come in the order of time. */
  void add(StepRecord step, double watts) {
    Window window = new Window(step.startNanos(), step.endNanos(), watts);
    sessions.computeIfAbsent(step.session(), key -> new ArrayList<>()).add(window);
  }

  IdleNoise noise() {
    return IdleNoise.of(
        sessions.values().stream()
            .map(windows -> windows.stream().map(Window::forNoise).toList())
            .toList());
  }

  /** Mean length of all windows, in seconds; NaN without any. */
  double meanSeconds() {
    return sessions.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Window::seconds)
        .average()
        .orElse(Double.NaN);
  }

  /** Mean of all windows, in W; NaN without any. */
  double meanWatts() {
    return sessions.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Window::watts)
        .average()
        .orElse(Double.NaN);
  }

  /** What the machines would have drawn during a trial; empty without an idle window beside it. */
  Optional<Around> around(StepRecord trial) {
    List<Window> windows = sessions.getOrDefault(trial.session(), List.of());
    Optional<Window> before =
        windows.stream()
            .filter(window -> window.toNanos <= trial.startNanos())
            .reduce((earlier, later) -> later);
    Optional<Window> after =
        windows.stream().filter(window -> window.fromNanos >= trial.endNanos()).findFirst();
    if (before.isPresent() && after.isPresent()) {
      return Optional.of(interpolated(before.get(), after.get(), trial));
    }
    return before.or(() -> after).map(one -> new Around(one.watts(), 1, false));
  }

  private static Around interpolated(Window before, Window after, StepRecord trial) {
    double middle = trial.startNanos() / 2.0 + trial.endNanos() / 2.0;
    double weight = (after.middle() - middle) / (after.middle() - before.middle());
    double watts = weight * before.watts() + (1 - weight) * after.watts();
    return new Around(watts, weight, true);
  }

  /**
   * Idle power at a trial.
   *
   * @param before weight of the idle window before
   * @param bothSides false: one side is lost, and this is the other's
   */
  record Around(double watts, double before, boolean bothSides) {}

  private record Window(long fromNanos, long toNanos, double watts) {
    double seconds() {
      return (toNanos - fromNanos) / 1e9;
    }

    double middle() {
      return fromNanos / 2.0 + toNanos / 2.0;
    }

    IdleNoise.Window forNoise() {
      return new IdleNoise.Window(middle() / 1e9, watts);
    }
  }
}
