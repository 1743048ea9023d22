package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.TrialOrder;
import io.whiskwatt.platform.PlatformProvider;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolRunTest {
  private static final String POOL = "idle-pool-4";
  private static final StudySpec STUDY =
      Studies.arranged(
          Studies.of(2, List.of(WARM), "a", "b"),
          new Arrangement(TrialOrder.INTERLEAVED, List.of(new IdleCondition.Pool(4))));

  private final ManualTime time = new ManualTime();
  private final FakeLab lab = new FakeLab(Power.ofWatts(20));
  private final MemoryJournal journal = new MemoryJournal();

  @AfterEach
  void forget_the_interrupt() {
    Thread.interrupted();
  }

  @Test
  void every_platform_of_every_block_has_one_with_all_its_sandboxes() {
    assertThat(run(journal, lab.platforms())).isTrue();
    assertThat(pools(journal))
        .extracting(StepRecord::key)
        .containsExactlyInAnyOrder(key(0, "a"), key(0, "b"), key(1, "a"), key(1, "b"));
    assertThat(pools(journal))
        .allSatisfy(
            step ->
                assertThat(step.facts())
                    .containsEntry(StepFacts.PLATFORM, step.key().cell())
                    .containsEntry(StepFacts.SANDBOXES_WANTED, 4)
                    .containsEntry(StepFacts.SANDBOXES_AT_OPENING, 4)
                    .containsEntry(StepFacts.SANDBOXES_AT_CLOSE, 4)
                    .doesNotContainKey(StepFacts.LIMITATION));
  }

  @Test
  void nothing_is_invoked_while_it_is_open() {
    List<Double> joulesAboveIdle = new ArrayList<>();
    runner(lab.platforms())
        .run(
            journal,
            event -> {
              if (event instanceof RunEvent.StepStarted begun
                  && begun.step() instanceof Step.IdlePool) {
                joulesAboveIdle.add(-aboveIdle());
              } else if (event instanceof RunEvent.StepCommitted done
                  && done.step() instanceof Step.IdlePool) {
                joulesAboveIdle.add(
                    joulesAboveIdle.remove(joulesAboveIdle.size() - 1) + aboveIdle());
              }
            });
    assertThat(joulesAboveIdle)
        .hasSize(4)
        .allSatisfy(net -> assertThat(net).isCloseTo(0, within(1e-3)));
  }

  /** What the machine has drawn for invocations so far. */
  private double aboveIdle() {
    return lab.machine(FakeBehaviour.MACHINE, time).drawn().joules() - 20 * time.nanos() / 1e9;
  }

  @Test
  void what_is_missing_of_it_shows() {
    lab.with(FakeLab.USUAL, FakeBehaviour.usual().withCapacity(3));
    run(journal, keeping(Duration.ofMinutes(1), Optional.empty()));
    assertThat(pools(journal))
        .allSatisfy(
            step ->
                assertThat(step.facts())
                    .containsEntry(StepFacts.SANDBOXES_WANTED, 4)
                    .containsEntry(StepFacts.SANDBOXES_AT_OPENING, 3)
                    .containsEntry(StepFacts.SANDBOXES_AT_CLOSE, 3));
  }

  @Test
  void a_run_that_was_cut_short_repeats_none() {
    runner(lab.platforms()).run(journal, PoolRunTest::interruptAfterPool);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pools(journal)).hasSize(1);
    MemoryJournal resumed = journal.reopened();
    assertThat(run(resumed, lab.platforms())).isTrue();
    assertThat(pools(resumed)).extracting(StepRecord::key).hasSize(4).doesNotHaveDuplicates();
  }

  private static void interruptAfterPool(RunEvent event) {
    if (event instanceof RunEvent.StepCommitted committed
        && committed.record().key().condition().equals(POOL)) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_pool_that_does_not_fit_is_refused() {
    lab.with(FakeLab.USUAL, FakeBehaviour.usual().withCapacity(3));
    assertThatThrownBy(() -> runner(lab.platforms()))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("idle: { pool: 4 }: its sandboxes of 256MB do not fit on \"a\"")
        .hasMessageContaining("there is room for 3");
  }

  @Test
  void sandboxes_that_would_be_removed_before_it_closes_are_refused() {
    PlatformProvider tooShort = keeping(Duration.ofMillis(2_600), Optional.empty());
    assertThatThrownBy(() -> runner(tooShort))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("have to wait for 2600ms")
        .hasMessageContaining("\"a\" removes idle ones after 2600ms")
        .hasMessageContaining("raise the platform's idle-timeout");
    assertThat(runner(keeping(Duration.ofMillis(2_601), Optional.empty())).plan().blocks())
        .hasSize(2);
  }

  @Test
  void paused_sandboxes_are_called_so() {
    run(journal, keeping(Duration.ofMinutes(1), Optional.of(Duration.ofMillis(50))));
    assertThat(pools(journal))
        .allSatisfy(
            step ->
                assertThat(String.valueOf(step.facts().get(StepFacts.LIMITATION)))
                    .contains("pauses idle sandboxes after 50ms"));
  }

  private PlatformProvider keeping(Duration removes, Optional<Duration> pauses) {
    return new KeepingProvider(lab.platforms(), removes, pauses);
  }

  private StudyRunner runner(PlatformProvider platforms) {
    return StudyRunner.of(STUDY, new Providers(List.of(platforms), List.of(lab.energies())), time);
  }

  private boolean run(MemoryJournal into, PlatformProvider platforms) {
    return runner(platforms).run(into, event -> {});
  }

  private static StepKey key(int block, String platform) {
    return new StepKey(block, platform, POOL, 0);
  }

  private static List<StepRecord> pools(RunJournal from) {
    return from.committed().stream().filter(step -> step.key().condition().equals(POOL)).toList();
  }
}
