package io.whiskwatt.results.inquiry;

import io.whiskwatt.plan.Factors;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.QuantileInterval;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Times;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Energy and time of each cell together, and what its gross energy amounts to. */
final class Footprints {
  private static final double MILLION = 1e6;
  private static final double JOULES_PER_KILOWATT_HOUR = 3.6e6;

  private final Factors factors;
  private final Objectives objectives;
  private final Buckets buckets = new Buckets();

  Footprints(Factors factors, Objectives objectives) {
    this.factors = factors;
    this.objectives = objectives;
  }

  /** Empty where no energy is known. */
  Optional<Footprint> of(CellTrials cell) {
    NavigableMap<Integer, Double> net = Blocks.perInvocation(cell, TrialEnergy.Known::netJoules);
    return net.isEmpty() ? Optional.empty() : Optional.of(footprint(cell, net));
  }

  private Footprint footprint(CellTrials cell, NavigableMap<Integer, Double> net) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "Energy is that of processors and memory alone: disks, network, power supplies and cooling"
            + " come on top.");
    Optional<Footprint.AtObjective> best = objectives.of(cell);
    if (Objectives.searched(cell) && best.isEmpty()) {
      limits.add(
          "The energy at the highest rate within the objective is not known: in some block the"
              + " objective was met at no rate, or no energy reading lies around that step.");
    }
    Estimate delay = Blocks.interval(delay(cell, net));
    if (!Double.isFinite(delay.value())) {
      limits.add("How long some invocations took is not known, nor energy times delay with it.");
    }
    return new Footprint(
        cell.cell().id(),
        Blocks.interval(net),
        median(cell),
        delay,
        best,
        perMillion(cell),
        limits);
  }

  /** Net joules × mean response seconds by block. */
  private static NavigableMap<Integer, Double> delay(
      CellTrials cell, NavigableMap<Integer, Double> net) {
    NavigableMap<Integer, Double> products = new TreeMap<>();
    responses(cell)
        .forEach(
            (block, times) -> {
              if (net.containsKey(block)) {
                products.put(block, net.get(block) * meanSeconds(times));
              }
            });
    return products;
  }

  /** NaN where some are only known to be longer. */
  private static double meanSeconds(Tally times) {
    return times.quantile(1) == Times.BEYOND ? Double.NaN : times.mean() / 1e9;
  }

  private static NavigableMap<Integer, Tally> responses(CellTrials cell) {
    NavigableMap<Integer, Tally> blocks = new TreeMap<>();
    for (Trial trial : cell.trials()) {
      Tally times = trial.calls().response().nanos();
      if (times.count() > 0) {
        blocks.merge(trial.block(), times, (a, b) -> Tally.merged(List.of(a, b)));
      }
    }
    return blocks;
  }

  private Estimate median(CellTrials cell) {
    List<Tally> blocks = List.copyOf(responses(cell).values());
    long calls = blocks.stream().mapToLong(Tally::count).sum();
    if (calls < QuantileInterval.minimumCount(0.5)) {
      return Estimate.UNKNOWN;
    }
    Estimate nanos = QuantileInterval.of(blocks, 0.5, Blocks.CONFIDENCE);
    return new Estimate(seconds(nanos.value()), seconds(nanos.low()), seconds(nanos.high()));
  }

  /** The upper end of the bucket. */
  private double seconds(double nanos) {
    if (nanos == Times.BEYOND) {
      return Double.POSITIVE_INFINITY;
    }
    return Double.isFinite(nanos) ? buckets.high((long) nanos) / 1e9 : nanos;
  }

  private Optional<Footprint.PerMillion> perMillion(CellTrials cell) {
    Estimate gross = Blocks.interval(Blocks.perInvocation(cell, TrialEnergy.Known::grossJoules));
    OptionalDouble grid = factors.gramsPerKilowattHour();
    return factors.equals(Factors.NONE)
        ? Optional.empty()
        : Optional.of(
            new Footprint.PerMillion(
                grid.stream().mapToObj(grams -> scaled(gross, grams)).findFirst(),
                factors.price().map(price -> scaled(gross, price.perKilowattHour())),
                factors.price().map(price -> price.currency()).orElse("")));
  }

  private static Estimate scaled(Estimate joules, double perKilowattHour) {
    double scale = MILLION / JOULES_PER_KILOWATT_HOUR * perKilowattHour;
    return scale == 0
        ? new Estimate(0, 0, 0)
        : new Estimate(joules.value() * scale, joules.low() * scale, joules.high() * scale);
  }
}
