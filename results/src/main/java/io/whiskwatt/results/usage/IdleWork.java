package io.whiskwatt.results.usage;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work of the same machines in idle windows, and what they would have done during a trial. */
final class IdleWork {
  private final List<Window> windows = new ArrayList<>();

  /** Adds a window; windows must come in the order of time. */
  void add(StepRecord step, Work work) {
    windows.add(new Window(step, work));
  }

  /** All of them. */
  List<Window> windows() {
    return windows;
  }

  /**
   * CPU time per second by group, between the idle windows on both sides as idle power is; from one
   * side where the other is lost.
   */
  Optional<Map<ProcessGroup, Double>> around(StepRecord trial) {
    Optional<Window> before =
        windows.stream()
            .filter(window -> window.step.session() == trial.session())
            .filter(window -> window.step.endNanos() <= trial.startNanos())
            .reduce((earlier, later) -> later);
    Optional<Window> after =
        windows.stream()
            .filter(window -> window.step.session() == trial.session())
            .filter(window -> window.step.startNanos() >= trial.endNanos())
            .findFirst();
    if (before.isPresent() && after.isPresent()) {
      return Optional.of(between(before.get(), after.get(), trial));
    }
    return before.or(() -> after).map(Window::rates);
  }

  private static Map<ProcessGroup, Double> between(Window before, Window after, StepRecord trial) {
    double middle = trial.startNanos() / 2.0 + trial.endNanos() / 2.0;
    double weight = (after.middle() - middle) / (after.middle() - before.middle());
    Map<ProcessGroup, Double> rates = new EnumMap<>(ProcessGroup.class);
    before.rates().forEach((group, rate) -> rates.merge(group, weight * rate, Double::sum));
    after.rates().forEach((group, rate) -> rates.merge(group, (1 - weight) * rate, Double::sum));
    return rates;
  }

  /** One idle window. */
  record Window(StepRecord step, Work work) {
    double seconds() {
      return (step.endNanos() - step.startNanos()) / 1e9;
    }

    private double middle() {
      return step.startNanos() / 2.0 + step.endNanos() / 2.0;
    }

    private Map<ProcessGroup, Double> rates() {
      Map<ProcessGroup, Double> rates = new EnumMap<>(ProcessGroup.class);
      work.cpuSeconds().forEach((group, seconds) -> rates.put(group, seconds / seconds()));
      return rates;
    }
  }
}
