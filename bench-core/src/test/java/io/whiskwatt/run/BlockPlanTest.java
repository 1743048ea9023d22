package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockPlanTest {
  private static final StudySpec STUDY = Studies.of(40, List.of(COLD, WARM), "a", "b");

  private final BlockPlan plan = new BlockPlan(STUDY, Duration.ZERO);

  @Test
  void every_block_measures_every_cell_once() {
    for (int block = 0; block < 40; block++) {
      assertThat(plan.order(block)).containsExactlyInAnyOrderElementsOf(STUDY.cells());
    }
  }

  @Test
  void platforms_of_one_comparison_are_adjacent() {
    for (int block = 0; block < 40; block++) {
      List<Cell> order = plan.order(block);
      assertThat(order.get(0).comparisonKey()).isEqualTo(order.get(1).comparisonKey());
      assertThat(order.get(2).comparisonKey()).isEqualTo(order.get(3).comparisonKey());
    }
  }

  @Test
  void each_pair_of_blocks_has_both_orders_of_a_comparison() {
    for (int pair = 0; pair < 20; pair++) {
      for (String key : List.of("hello@256MB/cold/closed-1", "hello@256MB/warm/closed-1")) {
        assertThat(firstPlatform(2 * pair, key)).isNotEqualTo(firstPlatform(2 * pair + 1, key));
      }
    }
  }

  @Test
  void the_sign_of_a_pair_is_random() {
    Set<String> firsts = new HashSet<>();
    for (int pair = 0; pair < 20; pair++) {
      firsts.add(firstPlatform(2 * pair, "hello@256MB/cold/closed-1"));
    }
    assertThat(firsts).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void the_same_seed_gives_the_same_plan() {
    assertThat(new BlockPlan(STUDY, Duration.ZERO).all()).isEqualTo(plan.all());
  }

  @Test
  void idle_windows_stand_on_both_sides_of_at_most_four_trials() {
    StudySpec wide = Studies.of(3, List.of(COLD, WARM), "a", "b", "c");
    int trials = 0;
    for (Step step :
        new BlockPlan(wide, Duration.ZERO).all().blocks().stream().flatMap(List::stream).toList()) {
      trials = step instanceof Step.Idle ? 0 : step instanceof Step.Measure ? trials + 1 : trials;
      assertThat(trials).isLessThanOrEqualTo(BlockSteps.TRIALS_BETWEEN_IDLE);
    }
    assertThat(trials).isZero();
    assertThat(idles(new BlockPlan(wide, Duration.ZERO).all().blocks().get(0))).isEqualTo(3);
  }

  @Test
  void step_ids_are_unique() {
    List<String> ids = plan.all().blocks().stream().flatMap(List::stream).map(Step::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void a_resumed_session_opens_with_its_own_idle_window_and_repeats_no_trial() {
    List<Cell> order = plan.order(0);
    List<StepRecord> committed = List.of(record(0, "", 0), record(0, order.get(0).id(), 0));
    List<Step> block = plan.remaining(committed).blocks().get(0);
    assertThat(windows(block).get(0)).isInstanceOf(Step.Idle.class);
    assertThat(((Step.Idle) windows(block).get(0)).index()).isEqualTo(1);
    assertThat(measured(block)).containsExactlyElementsOf(order.subList(1, 4));
  }

  @Test
  void a_block_whose_trials_are_all_committed_is_done() {
    List<StepRecord> committed = new ArrayList<>(List.of(record(0, "", 0)));
    plan.order(0).forEach(cell -> committed.add(record(0, cell.id(), 0)));
    StudyPlan left = plan.remaining(committed);
    assertThat(left.blocks()).hasSize(39);
    assertThat(windows(left.blocks().get(0)).get(0)).isInstanceOf(Step.Idle.class);
  }

  @Test
  void nothing_is_left_when_everything_is_committed() {
    List<StepRecord> committed = new ArrayList<>();
    for (int block = 0; block < 40; block++) {
      for (Cell cell : plan.order(block)) {
        committed.add(record(block, cell.id(), 0));
      }
    }
    assertThat(plan.remaining(committed).blocks()).isEmpty();
  }

  private String firstPlatform(int block, String comparison) {
    return plan.order(block).stream()
        .filter(cell -> cell.comparisonKey().equals(comparison))
        .findFirst()
        .orElseThrow()
        .platform();
  }

  private static long idles(List<Step> steps) {
    return steps.stream().filter(Step.Idle.class::isInstance).count();
  }

  private static List<Step> windows(List<Step> steps) {
    return steps.stream()
        .filter(step -> step instanceof Step.Idle || step instanceof Step.Measure)
        .toList();
  }

  private static List<Cell> measured(List<Step> steps) {
    return steps.stream()
        .filter(Step.Measure.class::isInstance)
        .map(step -> ((Step.Measure) step).cells().get(0))
        .toList();
  }

  private static StepRecord record(int block, String cell, int index) {
    String condition = cell.isEmpty() ? "idle-empty" : "measure";
    return new StepRecord(
        new StepKey(block, cell, condition, index), 0, 0, 0, 1, Instant.EPOCH, Map.of());
  }
}
