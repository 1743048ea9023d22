package io.whiskwatt.vitals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run at one look.
 *
 * @param number of the look, 1 and up
 * @param since the watch began
 * @param stage empty: the run has not begun, or has no steps
 * @param load empty: none is being sent
 * @param power of each energy source; empty where there is none
 * @param last the measuring window that ended last; empty: none has
 */
public record Vitals(
    long number,
    Duration since,
    Optional<Stage> stage,
    Optional<Loading> load,
    List<SourcePower> power,
    Optional<WindowVitals> last) {
  public Vitals {
    power = List.copyOf(power);
  }

  /** Estimate of what is left; empty: unknown. */
  public Optional<Duration> remaining() {
    return stage
        .map(Stage::remaining)
        .or(() -> load.map(Loading::vitals).map(vitals -> vitals.left()));
  }
}
