package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.stats.NetEnergyUncertainty;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.run.StepRecord;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The energy of the trials of one cell: its machines, their counters and their idle power. The same
 * for all cells of a platform that ran on the same machines.
 */
final class EnergyOfCell {
  private static final String IDLE_EMPTY = "idle-empty";

  private final RunData run;
  private final MeteredPlatform platform;
  private final Where where;

  private final Map<Integer, NodeSet> nodeSets = new HashMap<>();
  private final IdlePower idle = new IdlePower();
  private final IdleNoise noise;
  private final GeneratorCalls generator;

  /** Reads the idle windows. */
  EnergyOfCell(RunData run, Where where) {
    this.run = run;
    this.where = where;
    this.platform = new MeteredPlatform(run, where.platform());
    boolean empty = run.steps().stream().anyMatch(step -> condition(step).equals(IDLE_EMPTY));
    for (StepRecord step : run.steps()) {
      boolean wanted =
          empty ? condition(step).equals(IDLE_EMPTY) : condition(step).startsWith("idle-");
      if (wanted) {
        addIdle(step);
      }
    }
    noise = idle.noise();
    generator = GeneratorCalls.of(run, this::net);
  }

  /** What a window took above idle; empty: that is not known. */
  private Optional<TrialEnergy.Known> net(StepRecord window) {
    return quality(window.session()) != Quality.NONE
            && drawnAboveIdle(window) instanceof TrialEnergy.Known known
        ? Optional.of(known)
        : Optional.empty();
  }

  private static String condition(StepRecord step) {
    return step.key().condition();
  }

  private void addIdle(StepRecord step) {
    NodeSet.Drawn drawn = drawn(step);
    if (drawn.loss().isEmpty()) {
      idle.add(step, drawn.joules() / seconds(step));
    }
  }

  private static double seconds(StepRecord step) {
    return (step.endNanos() - step.startNanos()) / 1e9;
  }

  private NodeSet.Drawn drawn(StepRecord step) {
    return nodeSets
        .computeIfAbsent(step.session(), session -> platform.counters(session, nodes(session)))
        .between(step.startNanos(), step.endNanos());
  }

  private Optional<SourceFacts> source(int session) {
    return platform.source(session);
  }

  Quality quality(int session) {
    return platform.quality(session);
  }

  private Set<NodeId> nodes(int session) {
    Set<NodeId> metered = platform.workers(session);
    where.served().ifPresent(metered::retainAll);
    return metered;
  }

  /**
   * Where a cell ran.
   *
   * @param served machines of the source that served; empty: all of them, where that is not known,
   *     or where a machine served that the source does not know by this name
   */
  record Where(String platform, Optional<Set<NodeId>> served) {
    static Where of(RunData run, String name, Served served) {
      MeteredPlatform platform = new MeteredPlatform(run, name);
      Set<NodeId> workers =
          run.sessions().stream()
              .flatMap(session -> platform.workers(session.session()).stream())
              .collect(Collectors.toSet());
      return new Where(
          name, served.within(workers) ? Optional.of(served.nodes().keySet()) : Optional.empty());
    }
  }

  /** What was added, over all sessions. */
  Metered metered() {
    Set<NodeId> nodes = new LinkedHashSet<>();
    Set<ZoneFacts> zones = new LinkedHashSet<>();
    for (SessionFacts session : run.sessions()) {
      for (SourceFacts source : source(session.session()).stream().toList()) {
        Set<NodeId> added = nodes(session.session());
        nodes.addAll(added);
        source.zones().stream().filter(zone -> added.contains(zone.node())).forEach(zones::add);
      }
    }
    return new Metered(nodes, zones, sockets());
  }

  /** Of every machine that says how many it has. */
  private Map<NodeId, Integer> sockets() {
    Map<NodeId, Integer> sockets = new HashMap<>();
    run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .flatMap(found -> found.nodes().stream())
        .forEach(
            node ->
                Optional.ofNullable(node.facts().get("sockets"))
                    .filter(text -> text.matches("[0-9]{1,4}"))
                    .ifPresent(text -> sockets.put(node.node().id(), Integer.parseInt(text))));
    return sockets;
  }

  IdleNoise noise() {
    return noise;
  }

  double idleWatts() {
    return idle.meanWatts();
  }

  TrialEnergy of(StepRecord trial) {
    Quality quality = quality(trial.session());
    if (quality == Quality.NONE) {
      return new TrialEnergy.NoSource();
    }
    TrialEnergy energy = drawnAboveIdle(trial);
    return energy instanceof TrialEnergy.Known known ? generator.without(trial, known) : energy;
  }

  private TrialEnergy drawnAboveIdle(StepRecord window) {
    Quality quality = quality(window.session());
    NodeSet.Drawn drawn = drawn(window);
    if (drawn.loss().isPresent()) {
      return new TrialEnergy.Lost(quality, reason(drawn.loss().get()));
    }
    Optional<IdlePower.Around> around = idle.around(window);
    return around.isPresent()
        ? known(quality, window, drawn, around.get())
        : new TrialEnergy.Lost(quality, TrialEnergy.Reason.NO_IDLE_WINDOW);
  }

  private static TrialEnergy.Reason reason(NodeSet.Loss loss) {
    return switch (loss) {
      case GAP, NO_READINGS -> TrialEnergy.Reason.SAMPLES_LOST;
      case MULTIPLE_WRAPS -> TrialEnergy.Reason.MULTIPLE_WRAPS;
    };
  }

  private TrialEnergy known(
      Quality quality, StepRecord trial, NodeSet.Drawn drawn, IdlePower.Around around) {
    double seconds = seconds(trial);
    double update = updateSeconds(trial);
    return new TrialEnergy.Known(
        quality,
        drawn.joules(),
        around.watts(),
        drawn.joules() - around.watts() * seconds,
        uncertainty(trial, drawn, around),
        2 * update / seconds + 2 * Math.sqrt(drawn.units()) / drawn.joules(),
        around.bothSides());
  }

  private double updateSeconds(StepRecord trial) {
    return source(trial.session()).map(source -> source.updatePeriod().toNanos() / 1e9).orElse(0.0);
  }

  private NetEnergyUncertainty uncertainty(
      StepRecord trial, NodeSet.Drawn drawn, IdlePower.Around around) {
    double seconds = seconds(trial);
    double watts = drawn.joules() / seconds;
    double step = watts - around.watts();
    CounterLine.Edge opening = drawn.opening();
    CounterLine.Edge closing = drawn.closing();
    double brackets = square(opening.bracketSeconds()) + square(closing.bracketSeconds());
    double widths = square(opening.widthSeconds()) + square(closing.widthSeconds());
    return new NetEnergyUncertainty(
        around.bothSides()
            ? NetEnergyUncertainty.interpolated(seconds, idle.meanSeconds(), noise, around.before())
            : NetEnergyUncertainty.extrapolated(seconds, idle.meanSeconds(), noise),
        2 * square(updateSeconds(trial) * watts) / 12,
        brackets * square(step) / 12,
        // The bound is the half-width of a uniform distribution.
        square(drawn.clockSeconds() * step) / 3,
        (widths * square(watts) + 2 * drawn.units()) / 12);
  }

  private static double square(double value) {
    return value * value;
  }
}
