package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendingAloneTest {
  private static final StudySpec CLOSED = Studies.of(4, List.of(COLD, WARM), "a", "b");
  private static final Set<String> BOTH = Set.of("a", "b");

  @Test
  void each_comparison_of_a_closed_loop_has_its_own() {
    assertThat(SendingAlone.of(CLOSED, BOTH))
        .extracting(SendingAlone::name)
        .containsExactly("hello@256MB/cold/closed-1", "hello@256MB/warm/closed-1");
  }

  @Test
  void cells_with_the_same_schedule_and_payload_share_one() {
    assertThat(SendingAlone.of(open(), BOTH))
        .singleElement()
        .satisfies(
            alone -> {
              assertThat(alone.name()).isEqualTo("constant-10/s/2B");
              assertThat(alone.cells()).hasSize(4);
            });
  }

  @Test
  void platforms_on_other_machines_are_left_out() {
    assertThat(SendingAlone.of(CLOSED, Set.of("b")))
        .allSatisfy(alone -> assertThat(alone.cells()).hasSize(1))
        .hasSize(2);
    assertThat(SendingAlone.of(CLOSED, Set.of())).isEmpty();
  }

  @Test
  void it_comes_after_the_trials_of_its_block_between_idle_windows() {
    List<Step> block = plan().all().blocks().get(0);
    assertThat(kinds(block))
        .containsExactly(
            "Idle",
            "Measure",
            "Measure",
            "Measure",
            "Measure",
            "Idle",
            "GeneratorOnly",
            "GeneratorOnly",
            "Idle");
    int at =
        block.indexOf(
            block.stream().filter(Step.GeneratorOnly.class::isInstance).findFirst().orElseThrow());
    assertThat(block.get(at - 1)).isInstanceOf(Step.Settle.class);
    assertThat(block.stream().map(Step::id)).doesNotHaveDuplicates();
  }

  @Test
  void a_block_that_lacks_one_is_not_done() {
    List<StepRecord> committed = new ArrayList<>();
    plan().order(0).forEach(cell -> committed.add(record(cell.id(), "measure", 10)));
    committed.add(record("hello@256MB/warm/closed-1", SendingAlone.CONDITION, 10));
    List<Step> left = plan().remaining(committed).blocks().get(0);
    assertThat(kinds(left)).containsExactly("Idle", "GeneratorOnly", "Idle");
    committed.add(record("hello@256MB/cold/closed-1", SendingAlone.CONDITION, 10));
    assertThat(plan().remaining(committed).blocks()).hasSize(3);
  }

  @Test
  void instead_of_a_closed_loop_it_sends_the_mean_rate_of_its_cells_in_the_block() {
    Step.GeneratorOnly step = step(SendingAlone.of(CLOSED, BOTH).get(1));
    List<StepRecord> committed =
        List.of(
            record("a/hello@256MB/warm/closed-1", "measure", 30),
            record("b/hello@256MB/warm/closed-1", "measure", 10),
            record("a/hello@256MB/cold/closed-1", "measure", 1000));
    assertThat(SendingAlone.load(step, committed))
        .contains(new LoadShape.Constant(Rate.perSecond(20)));
    assertThat(SendingAlone.load(step, List.of())).isEmpty();
  }

  @Test
  void an_open_load_is_sent_as_it_is() {
    Step.GeneratorOnly step = step(SendingAlone.of(open(), BOTH).get(0));
    assertThat(SendingAlone.load(step, List.of())).contains(open().loads().get(0));
  }

  private static Step.GeneratorOnly step(SendingAlone alone) {
    return alone.step(0, CLOSED.design());
  }

  private static BlockPlan plan() {
    return new BlockPlan(CLOSED, Duration.ZERO, SendingAlone.of(CLOSED, BOTH));
  }

  private static StudySpec open() {
    return new StudySpec(
        CLOSED.name(),
        CLOSED.platforms(),
        CLOSED.baseline(),
        CLOSED.workloads(),
        CLOSED.starts(),
        List.of(new LoadShape.Constant(Rate.perSecond(10))),
        CLOSED.design(),
        CLOSED.equivalenceMargin(),
        CLOSED.source());
  }

  private static List<String> kinds(List<Step> steps) {
    return steps.stream()
        .filter(
            step ->
                step instanceof Step.Idle
                    || step instanceof Step.Measure
                    || step instanceof Step.GeneratorOnly)
        .map(step -> step.getClass().getSimpleName())
        .toList();
  }

  /** Of one second. */
  private static StepRecord record(String cell, String condition, int calls) {
    return new StepRecord(
        new StepKey(0, cell, condition, 0),
        0,
        0,
        0,
        1_000_000_000,
        Instant.EPOCH,
        Map.of(StepFacts.INVOCATIONS, calls, StepFacts.DROPPED, 0));
  }
}
