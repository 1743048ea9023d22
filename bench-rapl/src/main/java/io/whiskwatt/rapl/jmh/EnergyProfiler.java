package io.whiskwatt.rapl.jmh;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.rapl.BlockEnergy;
import io.whiskwatt.rapl.LocalEnergy;
import io.whiskwatt.units.Energy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds the energy of each operation to any benchmark: {@code -prof
 * io.whiskwatt.rapl.jmh.EnergyProfiler}. It runs inside the forked JVM, around each iteration: an
 * external profiler sees the fork as a whole, and would charge the benchmark with the start of a
 * JVM and with the warm-up.
 *
 * <p>{@code energy.sum} is the energy of the whole machine over the iteration, idle power and other
 * processes included, divided by the iteration's operations; {@code energy.package}, {@code
 * energy.dram} and others are by domain, of which {@code core}, {@code uncore} and {@code psys} are
 * never part of the sum. {@code energy.sum.uncertainty} is the standard uncertainty of one
 * iteration's figure (the counters' update period and unit, the reads), not the scatter between
 * iterations, which JMH shows as it does for every figure. An iteration with a missing reading has
 * NaN. Modelled figures are called {@code energy.modelled.…} and have no uncertainty: nobody knows
 * the model's accuracy.
 *
 * <p>Counters are updated about every millisecond: iterations of a second or more are good to a few
 * thousandths. Where RAPL cannot be read, JMH refuses to run with the reason; {@code source=model}
 * asks for the CPU-time model instead. {@code help} tells all options.
 */
public final class EnergyProfiler implements InternalProfiler {
  private final ProfilerOptions options;
  private Optional<LocalEnergy> energy = Optional.empty();
  private Optional<LocalEnergy.Block> iteration = Optional.empty();

  /** With RAPL. */
  public EnergyProfiler() throws ProfilerException {
    this("");
  }

  /**
   * Tries the source at once: JMH makes a profiler in its own process before it starts any fork.
   *
   * @param line what follows the name, {@code source=model;unit=uJ}
   * @throws ProfilerException when an option is unknown, or the source cannot be read
   */
  public EnergyProfiler(String line) throws ProfilerException {
    options = ProfilerOptions.parse(line);
    options.open().close();
  }

  @Override
  public String getDescription() {
    return "Energy of each operation, by RAPL or modelled from CPU time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams params) {
    begin();
  }

  void begin() {
    iteration = Optional.of(opened().begin());
  }

  /** The reader's thread lives as long as the fork; it sleeps but for a reading a second. */
  private LocalEnergy opened() {
    if (energy.isEmpty()) {
      try {
        energy = Optional.of(options.open());
      } catch (ProfilerException gone) {
        throw new EnergyUnavailable(String.valueOf(gone.getMessage()), gone);
      }
    }
    return energy.get();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams params, IterationResult result) {
    return end(result.getMetadata().getAllOps());
  }

  Collection<? extends Result<?>> end(long operations) {
    Optional<LocalEnergy.Block> block = iteration;
    iteration = Optional.empty();
    return block.map(begun -> results(begun.end(), operations)).orElse(List.of());
  }

  private List<Result<?>> results(BlockEnergy spent, long operations) {
    boolean measured = spent.quality() == Quality.MEASURED;
    Names names = new Names(measured ? "energy." : "energy." + spent.quality().key() + ".");
    List<Result<?>> results = new ArrayList<>();
    for (Map.Entry<String, Energy> domain : spent.domains().entrySet()) {
      results.add(perOperation(names.of(domain.getKey()), domain.getValue().joules(), operations));
    }
    double sum = spent.complete() ? spent.energy().joules() : Double.NaN;
    double seconds = spent.duration().toNanos() / 1e9;
    results.add(perOperation(names.of("sum"), sum, operations));
    results.add(watts(names.of("power"), sum / seconds));
    if (measured) {
      double uncertainty = spent.uncertainty().joules();
      results.add(perOperation(names.of("sum.uncertainty"), uncertainty, operations));
      results.add(watts(names.of("power.uncertainty"), uncertainty / seconds));
    }
    return results;
  }

  private record Names(String prefix) {
    String of(String name) {
      return prefix + name;
    }
  }

  private Result<?> perOperation(String name, double joules, long operations) {
    double each = operations == 0 ? Double.NaN : options.unit().of(joules) / operations;
    return new ScalarResult(name, each, options.unit().symbol() + "/op", AggregationPolicy.AVG);
  }

  private static Result<?> watts(String name, double watts) {
    return new ScalarResult(name, watts, "W", AggregationPolicy.AVG);
  }
}
