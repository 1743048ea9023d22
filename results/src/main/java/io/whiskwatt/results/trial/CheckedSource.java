package io.whiskwatt.results.trial;

import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.run.RunEnvironment.PlatformFacts;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An energy source and its check, over all windows that both saw. Nothing of it enters a trial's
 * energy.
 *
 * @param platforms that are metered by the two
 * @param counted the source that counts, as the first session found it
 * @param check the one beside it, its nodes unmarked
 * @param machines whether both read the same ones
 * @param lost windows of which one of them knows nothing
 */
public record CheckedSource(
    List<String> platforms,
    SourceFacts counted,
    SourceFacts check,
    Machines machines,
    List<CheckedWindow> windows,
    int lost) {
  public CheckedSource {
    platforms = List.copyOf(platforms);
    windows = List.copyOf(windows);
  }

  /** Whether two sources read the same machines. */
  public enum Machines {
    /** Their ids say so; where one reads more, only those that both read are compared. */
    SAME,
    /** One of them knows a machine by its address alone. */
    UNKNOWN,
    /** Their ids are all different. */
    OTHERS
  }

  /** Every pair of sources of a run. */
  public static List<CheckedSource> of(RunData run) {
    Map<String, PlatformFacts> first = new LinkedHashMap<>();
    run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .filter(platform -> platform.check().isPresent())
        .filter(platform -> platform.energy().quality() != Quality.NONE)
        .forEach(platform -> first.putIfAbsent(platform.name(), platform));
    Map<List<Object>, List<PlatformFacts>> pairs = new LinkedHashMap<>();
    for (PlatformFacts platform : first.values()) {
      List<Object> both =
          List.of(platform.energy().zones(), platform.check().orElseThrow().zones());
      pairs.computeIfAbsent(both, key -> new ArrayList<>()).add(platform);
    }
    return pairs.values().stream().map(platforms -> new Reader(run, platforms).read()).toList();
  }

  private static Set<NodeId> machines(SourceFacts source) {
    return source.zones().stream()
        .filter(ZoneFacts::summed)
        .map(zone -> CheckReadings.machine(zone.node()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Machines sameness(SourceFacts counted, SourceFacts check) {
    Set<NodeId> both = machines(counted);
    both.retainAll(machines(check));
    if (!both.isEmpty()) {
      return Machines.SAME;
    }
    boolean anonymous =
        machines(counted).stream().anyMatch(NodeId::isHost)
            || machines(check).stream().anyMatch(NodeId::isHost);
    return anonymous ? Machines.UNKNOWN : Machines.OTHERS;
  }

  /** Reads the windows of some platforms that share both sources. */
  private static final class Reader {
    private final RunData run;
    private final PlatformFacts first;
    private final List<String> platforms;
    private final Set<String> cells;
    private final Map<Integer, NodeSet> counted = new HashMap<>();
    private final Map<Integer, NodeSet> checks = new HashMap<>();

    Reader(RunData run, List<PlatformFacts> shared) {
      this.run = run;
      this.first = shared.get(0);
      this.platforms = shared.stream().map(PlatformFacts::name).toList();
      this.cells =
          run.study().cells().stream()
              .filter(cell -> platforms.contains(cell.platform()))
              .map(StudyFacts.PlannedCell::id)
              .collect(Collectors.toSet());
    }

    CheckedSource read() {
      SourceFacts check = first.check().orElseThrow();
      Machines machines = sameness(first.energy(), check);
      List<CheckedWindow> windows = new ArrayList<>();
      int lost = 0;
      for (StepRecord step : run.steps()) {
        if (machines != Machines.OTHERS && isOurs(step)) {
          Optional<CheckedWindow> window = window(step);
          window.ifPresent(windows::add);
          lost += window.isEmpty() ? 1 : 0;
        }
      }
      return new CheckedSource(platforms, first.energy(), check, machines, windows, lost);
    }

    private boolean isOurs(StepRecord step) {
      return step.key().cell().isEmpty() || cells.contains(step.key().cell());
    }

    private Optional<CheckedWindow> window(StepRecord step) {
      Optional<PlatformFacts> facts = facts(step.session());
      if (facts.flatMap(PlatformFacts::check).isEmpty()) {
        return Optional.empty();
      }
      SourceFacts source = facts.get().energy();
      SourceFacts check = facts.get().check().orElseThrow();
      Set<NodeId> machines = compared(facts.get(), source, check);
      Optional<CheckedWindow.Seen> seen = seen(step, counted, source, machines);
      Optional<CheckedWindow.Seen> beside = seen(step, checks, check, machines);
      return seen.isPresent() && beside.isPresent()
          ? Optional.of(new CheckedWindow(step, seen.get(), beside.get()))
          : Optional.empty();
    }

    private Optional<PlatformFacts> facts(int session) {
      return run.session(session)
          .flatMap(
              found ->
                  found.environment().platforms().stream()
                      .filter(platform -> platforms.contains(platform.name()))
                      .findFirst());
    }

    private Optional<CheckedWindow.Seen> seen(
        StepRecord step, Map<Integer, NodeSet> sets, SourceFacts source, Set<NodeId> machines) {
      NodeSet nodes =
          sets.computeIfAbsent(
              step.session(), session -> NodeSet.of(run, session, source, nodes(source, machines)));
      NodeSet.Drawn drawn = nodes.between(step.startNanos(), step.endNanos());
      double update = source.updatePeriod().toNanos() / 1e9;
      return drawn.loss().isEmpty()
          ? Optional.of(CheckedWindow.Seen.of(drawn, update, CheckedWindow.seconds(step)))
          : Optional.empty();
    }

    /** Those that both read, where any are; no function runs on a control plane. */
    private static Set<NodeId> compared(
        PlatformFacts facts, SourceFacts source, SourceFacts check) {
      Set<NodeId> compared = machines(source);
      compared.retainAll(machines(check));
      if (compared.isEmpty()) {
        compared.addAll(machines(source));
        compared.addAll(machines(check));
      }
      facts.nodes().stream()
          .filter(NodeFacts::isControlPlane)
          .forEach(node -> compared.remove(node.node().id()));
      return compared;
    }

    /** As the source's readings have them. */
    private static Set<NodeId> nodes(SourceFacts source, Set<NodeId> machines) {
      return source.zones().stream()
          .filter(ZoneFacts::summed)
          .map(ZoneFacts::node)
          .filter(node -> machines.contains(CheckReadings.machine(node)))
          .collect(Collectors.toSet());
    }
  }
}
