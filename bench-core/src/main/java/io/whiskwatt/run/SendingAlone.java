package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.units.Rate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A generator-only window: the load of some cells, sent to a sink of the generator. Open loads with
 * the same schedule and the same payload share one; of closed loops each comparison has its own,
 * for the rate is what its platforms made of it (method: gates, generator on the same node).
 *
 * @param name unique among those of a block
 * @param cells one or more, whose loads are alike
 */
record SendingAlone(String name, List<Cell> cells) {
  /** The condition of their records. */
  static final String CONDITION = "generator-only";

  SendingAlone {
    cells = List.copyOf(cells);
  }

  /**
   * Of the cells of some platforms, in the order of the study. Searches have none: they compare
   * rates, not energy.
   */
  static List<SendingAlone> of(StudySpec study, Set<String> platforms) {
    Map<String, List<Cell>> alike = new LinkedHashMap<>();
    study.cells().stream()
        .filter(cell -> platforms.contains(cell.platform()))
        .filter(cell -> !(cell.load() instanceof LoadShape.Search))
        .forEach(cell -> alike.computeIfAbsent(name(cell), key -> new ArrayList<>()).add(cell));
    return alike.entrySet().stream()
        .map(entry -> new SendingAlone(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String name(Cell cell) {
    return cell.load() instanceof LoadShape.Open
        ? cell.load().id() + "/" + payloadBytes(cell) + "B"
        : cell.comparisonKey();
  }

  /** Of a mix the mean over its parts. */
  static int payloadBytes(Cell cell) {
    return (int)
        Math.round(
            cell.workload().actions().stream()
                .mapToInt(action -> action.payload().getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElse(0));
  }

  StepKey key(int block) {
    return new StepKey(block, name, CONDITION, 0);
  }

  Step.GeneratorOnly step(int block, Design design) {
    return new Step.GeneratorOnly(block, name, cells, cells.get(0).window(design));
  }

  /**
   * The load that it sends: an open one as it is, and instead of a closed loop a constant rate, the
   * mean of what its cells reached in the block.
   *
   * @param committed of the run
   * @return empty: none of them made a call
   */
  static Optional<LoadShape> load(Step.GeneratorOnly step, List<StepRecord> committed) {
    LoadShape shape = step.cells().get(0).load();
    if (shape instanceof LoadShape.Open) {
      return Optional.of(shape);
    }
    List<String> ids = step.cells().stream().map(Cell::id).toList();
    double rate =
        committed.stream()
            .filter(record -> record.key().block() == step.block())
            .filter(record -> ids.contains(record.key().cell()))
            .mapToDouble(record -> sent(record) / seconds(record))
            .average()
            .orElse(0);
    return rate > 0 ? Optional.of(new LoadShape.Constant(Rate.perSecond(rate))) : Optional.empty();
  }

  /** What its record says, by names. */
  static Map<String, Object> facts(Step.GeneratorOnly step, LoadShape load, LoadPath.Sunk sunk) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.WINDOW_NANOS, step.window().toNanos());
    facts.put(StepFacts.LOAD, load.id());
    facts.put(
        StepFacts.STANDS_FOR, step.cells().stream().map(Cell::id).collect(Collectors.joining(",")));
    facts.put(StepFacts.INVOCATIONS, sunk.sent() + sunk.dropped());
    facts.put(StepFacts.DROPPED, sunk.dropped());
    facts.put(StepFacts.FAILED, sunk.failed());
    facts.put(StepFacts.SINK_CPU_NANOS, sunk.sinkCpuNanos());
    return facts;
  }

  private static double sent(StepRecord record) {
    return number(record, StepFacts.INVOCATIONS) - number(record, StepFacts.DROPPED);
  }

  private static double seconds(StepRecord record) {
    return Duration.ofNanos(record.endNanos() - record.startNanos()).toNanos() / 1e9;
  }

  private static double number(StepRecord record, String fact) {
    return record.facts().get(fact) instanceof Number value ? value.doubleValue() : 0;
  }
}
