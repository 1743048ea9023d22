package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.finding.Steadiness.Kind;
import io.whiskwatt.results.usage.TrialUsage;
import io.whiskwatt.results.usage.UsageOfCell;
import io.whiskwatt.results.usage.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Temperature and frequency of the machines from the first third of a session's trials to the last.
 */
final class Drifts {
  /** Kelvin. */
  static final double TEMPERATURE_LIMIT = 5;

  /** Relative change of the mean frequency. */
  static final double FREQUENCY_LIMIT = 0.02;

  private static final int TRIALS_NEEDED = 6;

  private static final Comparator<TrialUsage> BY_TIME =
      Comparator.comparingInt((TrialUsage trial) -> trial.trial().step().session())
          .thenComparingLong(trial -> trial.trial().step().startNanos());

  private Drifts() {}

  /** Session by session; none of what the machines do not tell. */
  static List<Steadiness> of(Collection<UsageOfCell> usage) {
    List<TrialUsage> trials =
        usage.stream().flatMap(cell -> cell.trials().stream()).sorted(BY_TIME).toList();
    List<Integer> sessions =
        trials.stream().map(trial -> trial.trial().step().session()).distinct().toList();
    List<Steadiness> found = new ArrayList<>();
    for (int session : sessions) {
      String subject = sessions.size() == 1 ? "the run" : "session " + session;
      double[] celsius = values(trials, session, Work::temperatureCelsius);
      double[] hertz = values(trials, session, Work::frequencyHertz);
      if (celsius.length >= TRIALS_NEEDED) {
        found.add(temperature(subject, last(celsius) - first(celsius)));
      }
      if (hertz.length >= TRIALS_NEEDED) {
        found.add(frequency(subject, last(hertz) / first(hertz) - 1));
      }
    }
    return found;
  }

  private static double[] values(
      List<TrialUsage> trials, int session, Function<Work, OptionalDouble> value) {
    return trials.stream()
        .filter(trial -> trial.trial().step().session() == session)
        .flatMapToDouble(trial -> value.apply(trial.work()).stream())
        .toArray();
  }

  private static double first(double[] values) {
    return Arrays.stream(values, 0, values.length / 3).average().orElse(Double.NaN);
  }

  private static double last(double[] values) {
    return Arrays.stream(values, values.length - values.length / 3, values.length)
        .average()
        .orElse(Double.NaN);
  }

  private static Steadiness temperature(String subject, double kelvin) {
    boolean steady = Math.abs(kelvin) <= TEMPERATURE_LIMIT;
    String what =
        "The processors were "
            + Spoken.number(Math.abs(kelvin))
            + " °C "
            + (kelvin > 0 ? "hotter" : "cooler")
            + " in the last third of the trials than in the first";
    String sentence =
        what
            + (steady
                ? ": too little to matter."
                : ": a hot processor draws more for the same work, so energy early and late is not"
                    + " alike. Blocks keep that out of comparisons, not out of absolute numbers.");
    return new Steadiness(subject, Kind.TEMPERATURE, kelvin, TEMPERATURE_LIMIT, steady, sentence);
  }

  private static Steadiness frequency(String subject, double change) {
    boolean steady = Math.abs(change) <= FREQUENCY_LIMIT;
    String what =
        "The processors ran "
            + Spoken.percent(Math.abs(change))
            + (change > 0 ? " faster" : " slower")
            + " in the last third of the trials than in the first";
    String sentence =
        what
            + (steady
                ? ": too little to matter."
                : ": times and energy early and late are not alike. Fix governor and turbo, and cool"
                    + " the machine.");
    return new Steadiness(subject, Kind.FREQUENCY, change, FREQUENCY_LIMIT, steady, sentence);
  }
}
