package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.TrialOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolPlanTest {
  private static final IdleCondition.Pool FOUR = new IdleCondition.Pool(4);
  private static final StudySpec STUDY =
      Studies.arranged(
          Studies.of(20, List.of(COLD, WARM), "a", "b"),
          new Arrangement(TrialOrder.INTERLEAVED, List.of(FOUR)));

  private final BlockPlan plan = new BlockPlan(STUDY, Duration.ZERO);

  @Test
  void each_block_holds_one_pool_window_of_each_platform() {
    for (List<Step> block : plan.all().blocks()) {
      assertThat(pools(block))
          .extracting(Step.IdlePool::platform)
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void an_empty_idle_window_stands_right_beside_each() {
    List<Step> all =
        plan.all().blocks().stream().flatMap(List::stream).filter(PoolPlanTest::isWindow).toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Step.IdlePool) {
        assertThat(List.of(all.get(i - 1), all.get(i + 1))).anyMatch(Step.Idle.class::isInstance);
      }
    }
  }

  @Test
  void its_sandboxes_are_made_after_a_drain_and_settle_before_it_opens() {
    List<Step> block = plan.all().blocks().get(0);
    int at = block.indexOf(pools(block).get(0));
    assertThat(kinds(block.subList(at - 3, at))).containsExactly("Drain", "Fill", "Settle");
    assertThat(block.get(at + 1)).isInstanceOf(Step.Drain.class);
  }

  @Test
  void they_open_one_block_of_a_pair_and_close_the_other() {
    for (int pair = 0; pair < 10; pair++) {
      assertThat(opens(2 * pair)).isNotEqualTo(opens(2 * pair + 1));
    }
  }

  @Test
  void the_platforms_change_places() {
    Set<String> firsts = new HashSet<>();
    for (int pair = 0; pair < 10; pair++) {
      String first = pools(plan.all().blocks().get(2 * pair)).get(0).platform();
      firsts.add(first);
      assertThat(pools(plan.all().blocks().get(2 * pair + 1)).get(0).platform())
          .isNotEqualTo(first);
    }
    assertThat(firsts).hasSize(2);
  }

  @Test
  void step_ids_are_unique() {
    List<String> ids = plan.all().blocks().stream().flatMap(List::stream).map(Step::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void a_committed_pool_window_is_not_repeated() {
    List<Step> left = plan.remaining(List.of(pool(0, "b"))).blocks().get(0);
    assertThat(pools(left)).extracting(Step.IdlePool::platform).containsExactly("a");
    assertThat(left).filteredOn(Step.Measure.class::isInstance).hasSize(4);
  }

  @Test
  void a_block_that_lacks_a_pool_window_is_not_done() {
    List<StepRecord> committed = new ArrayList<>(List.of(pool(0, "b")));
    plan.order(0).forEach(cell -> committed.add(record(new StepKey(0, cell.id(), "measure", 0))));
    List<Step> left = plan.remaining(committed).blocks().get(0);
    assertThat(kinds(left.stream().filter(PoolPlanTest::isWindow).toList()))
        .containsExactly("Idle", "IdlePool", "Idle");
    committed.add(pool(0, "a"));
    assertThat(plan.remaining(committed).blocks()).hasSize(19);
  }

  @Test
  void time_is_counted_for_them() {
    StudySpec without = Studies.of(20, List.of(COLD, WARM), "a", "b");
    Duration more =
        plan.all().expected().minus(new BlockPlan(without, Duration.ZERO).all().expected());
    // In each block 2 pool windows and 1 empty one of 500 ms, and 1 s for filling each: 3.5 s.
    assertThat(more).isGreaterThan(Duration.ofSeconds(70));
  }

  private boolean opens(int block) {
    Step first =
        plan.all().blocks().get(block).stream()
            .filter(PoolPlanTest::isTrial)
            .findFirst()
            .orElseThrow();
    return first instanceof Step.IdlePool;
  }

  private static List<String> kinds(List<Step> steps) {
    return steps.stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  private static boolean isTrial(Step step) {
    return step instanceof Step.IdlePool || step instanceof Step.Measure;
  }

  private static boolean isWindow(Step step) {
    return step instanceof Step.Idle || isTrial(step);
  }

  private static List<Step.IdlePool> pools(List<Step> steps) {
    return steps.stream()
        .filter(Step.IdlePool.class::isInstance)
        .map(Step.IdlePool.class::cast)
        .toList();
  }

  private static StepRecord pool(int block, String platform) {
    return record(PoolWindow.key(block, platform, FOUR));
  }

  private static StepRecord record(StepKey key) {
    return new StepRecord(key, 0, 0, 0, 1, Instant.EPOCH, Map.of());
  }
}
