package io.whiskwatt.results.report;

import io.whiskwatt.load.RateStep;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.run.SearchFacts;
import java.util.List;
import java.util.Optional;

/** Searches for the highest rate: one exact, one that met the end of its range. */
final class SampleRates {
  private static final String LOAD = "search-p99-200ms-errors-1%-10/s-to-1000/s";

  private SampleRates() {}

  static List<RateFinding> two(List<String> cells) {
    return List.of(
        new RateFinding(
            cells.get(0),
            LOAD,
            new Interval(148.3, 141.2, 155.4),
            List.of(found(0, 147), found(1, 149.6))),
        new RateFinding(
            cells.get(1), LOAD, new Interval(1000, 1000, 1000), List.of(highest(0), highest(1))));
  }

  private static RateFinding.Block found(int block, double rate) {
    return new RateFinding.Block(
        block,
        rate,
        RateFinding.Ending.FOUND,
        List.of(met(rate), missed(2 * rate, "p99 612.40 ms")));
  }

  private static RateFinding.Block highest(int block) {
    return new RateFinding.Block(
        block, 1000, RateFinding.Ending.HIGHEST_MET, List.of(met(500), met(1000)));
  }

  private static SearchFacts.Step met(double rate) {
    return new SearchFacts.Step(
        rate,
        rate * 0.998,
        (long) (10 * rate),
        0,
        0,
        Optional.of(12_300_000L),
        Optional.of(88_000_000L),
        RateStep.Finding.MET,
        "");
  }

  private static SearchFacts.Step missed(double rate, String why) {
    return new SearchFacts.Step(
        rate,
        rate * 0.71,
        (long) (10 * rate),
        2,
        0,
        Optional.of(301_000_000L),
        Optional.of(612_400_000L),
        RateStep.Finding.MISSED,
        why);
  }
}
