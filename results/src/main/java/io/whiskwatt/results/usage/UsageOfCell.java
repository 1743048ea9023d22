package io.whiskwatt.results.usage;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the machines of one cell did in its trials and in the idle windows around them. */
public final class UsageOfCell {
  private static final String IDLE_EMPTY = "idle-empty";
  private static final String IDLE = "idle-";

  private final RunData run;
  private final CellTrials cell;
  private final Map<NodeKey, NodeUsage> nodes = new HashMap<>();
  private final IdleWork idle = new IdleWork();
  private final SandboxMemory memory = new SandboxMemory();
  private final List<TrialUsage> trials = new ArrayList<>();

  private UsageOfCell(RunData run, CellTrials cell) {
    this.run = run;
    this.cell = cell;
  }

  private record NodeKey(int session, NodeId node) {}

  /** Reads the usage of the machines whose energy belongs to the cell. */
  public static UsageOfCell of(RunData run, CellTrials cell) {
    UsageOfCell usage = new UsageOfCell(run, cell);
    if (!run.usage().isEmpty() && !cell.nodes().isEmpty()) {
      usage.readIdle();
      cell.trials().forEach(usage::read);
    }
    return usage;
  }

  private void readIdle() {
    boolean empty = run.steps().stream().anyMatch(step -> condition(step).equals(IDLE_EMPTY));
    for (StepRecord step : run.steps()) {
      boolean wanted =
          empty ? condition(step).equals(IDLE_EMPTY) : condition(step).startsWith(IDLE);
      if (wanted) {
        work(step).ifPresent(work -> idle.add(step, work));
      }
    }
  }

  private static String condition(StepRecord step) {
    return step.key().condition();
  }

  private void read(Trial trial) {
    StepRecord step = trial.step();
    work(step).ifPresent(work -> trials.add(new TrialUsage(trial, work, attributed(trial, work))));
    cell.nodes()
        .forEach(node -> node(step, node).addMemory(step.startNanos(), step.endNanos(), memory));
  }

  private Optional<Map<ProcessGroup, Long>> attributed(Trial trial, Work work) {
    return trial
        .knownEnergy()
        .flatMap(
            energy ->
                idle.around(trial.step())
                    .map(
                        rates ->
                            Attribution.of(
                                Math.round(energy.aboveIdleJoules() * 1e6),
                                aboveIdle(work, rates, trial.seconds()))));
  }

  private static Map<ProcessGroup, Double> aboveIdle(
      Work work, Map<ProcessGroup, Double> rates, double seconds) {
    Map<ProcessGroup, Double> net = new EnumMap<>(ProcessGroup.class);
    work.cpuSeconds()
        .forEach((group, used) -> net.put(group, used - seconds * rates.getOrDefault(group, 0.0)));
    return net;
  }

  /** Of all machines of the cell together; empty where one of them does not tell. */
  private Optional<Work> work(StepRecord step) {
    Optional<Work> sum = Optional.empty();
    for (NodeId node : cell.nodes()) {
      Optional<Work> one = node(step, node).between(step.startNanos(), step.endNanos());
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = Optional.of(sum.map(known -> known.plus(one.get())).orElse(one.get()));
    }
    return sum;
  }

  private NodeUsage node(StepRecord step, NodeId node) {
    return nodes.computeIfAbsent(
        new NodeKey(step.session(), node), key -> NodeUsage.of(run, key.session, key.node));
  }

  /** Trials whose usage is known, in the order of time. */
  public List<TrialUsage> trials() {
    return List.copyOf(trials);
  }

  public SandboxMemory memory() {
    return memory;
  }

  /**
   * How many processors were busy with work of no known group while nothing was invoked: the mean
   * over idle windows; empty without any.
   */
  public OptionalDouble foreignProcessors() {
    return idle.windows().stream()
        .mapToDouble(window -> window.work().cpuSeconds(ProcessGroup.OTHER) / window.seconds())
        .average();
  }

  /** How often a governor, turbo or a limit was found changed during the run. */
  public double policyChanges() {
    return nodes.values().stream().mapToDouble(NodeUsage::policyChanges).sum();
  }
}
