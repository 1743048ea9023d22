package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.MachineEnergy;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Keep-alive power of the platforms of a run (method: p_k = (P_pool − P_empty)/k): each idle window
 * with waiting sandboxes against the empty ones of its session beside it, interpolated to its
 * middle. The energy is that of all machines that may serve, because nothing tells where the
 * sandboxes of a pool are.
 */
final class IdlePools {
  private static final String POOL = "idle-pool-";
  private static final String EMPTY = "idle-empty";

  private final RunData run;
  private final Map<String, Optional<IdlePool>> found = new HashMap<>();

  IdlePools(RunData run) {
    this.run = run;
  }

  /** Of the largest pool that was measured; empty without any. */
  Optional<IdlePool> of(String platform) {
    return found.computeIfAbsent(platform, this::measured);
  }

  private Optional<IdlePool> measured(String platform) {
    List<StepRecord> steps = run.steps().stream().filter(step -> isPoolOf(step, platform)).toList();
    return steps.stream()
        .map(IdlePools::size)
        .max(Comparator.naturalOrder())
        .flatMap(size -> pool(platform, size, steps));
  }

  private Optional<IdlePool> pool(String platform, int size, List<StepRecord> steps) {
    List<StepRecord> windows = steps.stream().filter(step -> size(step) == size).toList();
    List<StepRecord> whole = windows.stream().filter(step -> lived(step, size)).toList();
    boolean counted = windows.stream().allMatch(IdlePools::counted);
    MachineEnergy energy = MachineEnergy.ofWorkers(run, platform);
    IdlePool pool =
        new IdlePool(
            size,
            Blocks.means(whole, step -> step.key().block(), step -> above(energy, step) / size),
            limits(size, windows.size(), whole.size(), counted));
    return Optional.of(pool);
  }

  private static List<String> limits(int size, int windows, int whole, boolean counted) {
    List<String> limits = new ArrayList<>();
    if (!counted) {
      limits.add(
          "Nobody counted the sandboxes of the pool: whether all "
              + size
              + " waited from beginning to end is not known.");
    }
    if (whole < windows) {
      limits.add(
          "In "
              + (windows - whole)
              + " of "
              + windows
              + " idle windows not all of the "
              + size
              + " sandboxes waited from beginning to end; these windows are left out. Shorten the"
              + " idle windows, or lengthen the platform's idle time-out.");
    }
    return limits;
  }

  private static boolean counted(StepRecord step) {
    return count(step, StepFacts.SANDBOXES_AT_OPENING).isPresent()
        && count(step, StepFacts.SANDBOXES_AT_CLOSE).isPresent();
  }

  /** False: some were seen to be missing at one of the window's ends. */
  private static boolean lived(StepRecord step, int size) {
    return count(step, StepFacts.SANDBOXES_AT_OPENING).orElse(size) >= size
        && count(step, StepFacts.SANDBOXES_AT_CLOSE).orElse(size) >= size;
  }

  private static OptionalLong count(StepRecord step, String fact) {
    return step.facts().get(fact) instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  private static boolean isPoolOf(StepRecord step, String platform) {
    return step.key().condition().startsWith(POOL)
        && platform.equals(step.facts().get(StepFacts.PLATFORM));
  }

  private static int size(StepRecord step) {
    return Integer.parseInt(step.key().condition().substring(POOL.length()));
  }

  /** Power above that of the machines without sandboxes, W; NaN where it is not known. */
  private double above(MachineEnergy energy, StepRecord pool) {
    OptionalDouble watts = watts(energy, pool);
    Optional<Double> empty = empty(energy, pool);
    return watts.isPresent() && empty.isPresent() ? watts.getAsDouble() - empty.get() : Double.NaN;
  }

  private Optional<Double> empty(MachineEnergy energy, StepRecord pool) {
    List<StepRecord> known =
        run.steps().stream()
            .filter(step -> step.session() == pool.session())
            .filter(step -> step.key().condition().equals(EMPTY))
            .filter(step -> watts(energy, step).isPresent())
            .toList();
    Optional<StepRecord> before =
        known.stream()
            .filter(step -> step.endNanos() <= pool.startNanos())
            .max(Comparator.comparingLong(StepRecord::endNanos));
    Optional<StepRecord> after =
        known.stream()
            .filter(step -> step.startNanos() >= pool.endNanos())
            .min(Comparator.comparingLong(StepRecord::startNanos));
    if (before.isPresent() && after.isPresent()) {
      return Optional.of(between(energy, before.get(), after.get(), pool));
    }
    return before.or(() -> after).map(step -> watts(energy, step).orElseThrow());
  }

  private static double between(
      MachineEnergy energy, StepRecord before, StepRecord after, StepRecord at) {
    double weight = (middle(after) - middle(at)) / (middle(after) - middle(before));
    return weight * watts(energy, before).orElseThrow()
        + (1 - weight) * watts(energy, after).orElseThrow();
  }

  private static OptionalDouble watts(MachineEnergy energy, StepRecord step) {
    OptionalDouble joules = energy.joules(step);
    return joules.isPresent()
        ? OptionalDouble.of(joules.getAsDouble() / seconds(step))
        : OptionalDouble.empty();
  }

  private static double seconds(StepRecord step) {
    return (step.endNanos() - step.startNanos()) / 1e9;
  }

  private static double middle(StepRecord step) {
    return step.startNanos() / 2.0 + step.endNanos() / 2.0;
  }
}
