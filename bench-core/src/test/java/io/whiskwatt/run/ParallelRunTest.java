package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.TrialOrder;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.testing.fake.ServiceTime;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelRunTest {
  private static final StudySpec STUDY = Studies.apart(2, List.of(COLD, WARM), "a", "b");

  private final ManualTime time = new ManualTime();
  private final FakeLab lab =
      new FakeLab(Power.ofWatts(20))
          .with("a", FakeBehaviour.usual().onMachine("a"))
          .with(
              "b",
              FakeBehaviour.usual()
                  .onMachine("b")
                  .withService(ServiceTime.constant(Duration.ofMillis(70))));
  private final MemoryJournal journal = new MemoryJournal();
  private volatile boolean broken;

  @AfterEach
  void forget_the_interrupt() {
    Thread.interrupted();
  }

  @Test
  void the_cells_of_one_comparison_stand_in_one_step() {
    List<Step.Measure> windows =
        runner(STUDY).plan().blocks().get(0).stream()
            .filter(Step.Measure.class::isInstance)
            .map(Step.Measure.class::cast)
            .toList();
    assertThat(windows).hasSize(2);
    for (Step.Measure window : windows) {
      assertThat(window.cells()).extracting(Cell::platform).containsExactlyInAnyOrder("a", "b");
      assertThat(window.cells())
          .extracting(Cell::comparisonKey)
          .containsOnly(window.cells().get(0).comparisonKey());
    }
  }

  @Test
  void they_have_one_window_and_a_record_each() {
    assertThat(run(journal)).isTrue();
    List<StepRecord> trials = trials(journal);
    assertThat(trials).hasSize(8).extracting(StepRecord::key).doesNotHaveDuplicates();
    for (int i = 0; i < trials.size(); i += 2) {
      assertThat(trials.get(i).startNanos()).isEqualTo(trials.get(i + 1).startNanos());
      assertThat(trials.get(i).endNanos()).isEqualTo(trials.get(i + 1).endNanos());
      assertThat(trials.get(i).facts())
          .containsEntry(StepFacts.BESIDE, trials.get(i + 1).key().cell());
    }
  }

  @Test
  void each_has_a_load_of_its_own_and_the_window_closes_after_the_last_reply_of_all() {
    run(journal);
    for (StepRecord step : trials(journal)) {
      TrialData trial = trial(step);
      boolean quick = step.key().cell().startsWith("a/");
      int calls = trial.log().size();
      boolean warm = step.key().cell().contains("/warm/");
      // 1 s of calls that take 10 or 70 ms, and 300 ms more where they start cold.
      int expected = (int) Math.ceil(1000.0 / ((quick ? 10 : 70) + (warm ? 0 : 300)));
      assertThat(calls).isEqualTo(expected);
      assertThat(trial.log().intendedNanos(0)).isEqualTo(step.startNanos());
      assertThat(trial.log().endNanos(calls - 1)).isLessThanOrEqualTo(step.endNanos());
    }
  }

  @Test
  void readings_of_both_machines_are_kept_once() {
    run(journal);
    List<String> readings =
        journal.committed().stream()
            .flatMap(step -> journal.data(step.key()).orElseThrow().energy().readings().stream())
            .map(reading -> reading.node() + reading.zone() + "#" + reading.sequence())
            .toList();
    assertThat(readings).isNotEmpty().doesNotHaveDuplicates();
    assertThat(readings).anyMatch(key -> key.contains("boot-of-a"));
    assertThat(readings).anyMatch(key -> key.contains("boot-of-b"));
  }

  @Test
  void an_interrupted_window_leaves_none_of_them_and_is_repeated_with_both() {
    Thread me = Thread.currentThread();
    assertThat(runner(STUDY).run(journal, event -> interruptInside(event, me))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trials(journal)).isEmpty();

    MemoryJournal resumed = journal.reopened();
    assertThat(run(resumed)).isTrue();
    assertThat(trials(resumed)).hasSize(8).extracting(StepRecord::key).doesNotHaveDuplicates();
  }

  /** Soon after the loads have begun. */
  private void interruptInside(RunEvent event, Thread runs) {
    if (event instanceof RunEvent.StepStarted begun && begun.step() instanceof Step.Measure) {
      time.at(time.nanos() + 500_000_000L, runs::interrupt);
    }
  }

  @Test
  void what_was_committed_is_not_repeated() {
    List<StepRecord> first = new ArrayList<>();
    runner(STUDY)
        .run(
            journal,
            event -> {
              if (event instanceof RunEvent.StepCommitted done
                  && !done.record().key().cell().isEmpty()
                  && first.isEmpty()) {
                first.add(done.record());
                Thread.currentThread().interrupt();
              }
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(trials(journal)).hasSize(2);
    MemoryJournal resumed = journal.reopened();
    run(resumed);
    assertThat(trials(resumed)).hasSize(8).extracting(StepRecord::key).doesNotHaveDuplicates();
  }

  @Test
  void when_one_of_them_fails_nothing_of_the_window_is_kept() {
    lab.with("b", FakeBehaviour.usual().onMachine("b").withOutcomes(number -> outcome()));
    assertThatThrownBy(() -> runner(STUDY).run(journal, this::breakInFirstWindow))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("measure/")
        .hasMessageContaining("the platform fell over");
    assertThat(trials(journal)).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private OutcomeKind outcome() {
    if (broken) {
      throw new IllegalStateException("the platform fell over");
    }
    return OutcomeKind.SUCCESS;
  }

  private void breakInFirstWindow(RunEvent event) {
    broken |= event instanceof RunEvent.StepStarted begun && begun.step() instanceof Step.Measure;
  }

  @Test
  void platforms_of_one_machine_are_refused() {
    lab.with("b", FakeBehaviour.usual().onMachine("a"));
    assertThatThrownBy(() -> run(journal))
        .isInstanceOf(PlatformUnavailable.class)
        .hasMessageContaining("\"a\" and \"b\" share boot-of-a")
        .hasMessageContaining("write order: interleaved");
    assertThat(journal.committed()).isEmpty();
  }

  @Test
  void platforms_on_this_machine_are_refused_before_anything_is_opened() {
    StudySpec here =
        Studies.arranged(
            Studies.of(2, List.of(WARM), "a", "b"),
            new Arrangement(TrialOrder.PARALLEL, List.of()));
    assertThatThrownBy(() -> runner(here))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("\"a\" and \"b\" run on this machine");
  }

  @Test
  void unknown_nodes_are_refused() {
    assertThat(ParallelRule.problems(Map.of("a", Set.of())))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("\"a\" are not known"));
  }

  private StudyRunner runner(StudySpec study) {
    return StudyRunner.of(
        study, new Providers(List.of(lab.platforms()), List.of(lab.energies())), time);
  }

  private boolean run(MemoryJournal into) {
    return runner(STUDY).run(into, event -> {});
  }

  private TrialData trial(StepRecord step) {
    return journal.data(step.key()).orElseThrow().trial().orElseThrow();
  }

  private static List<StepRecord> trials(RunJournal from) {
    return from.committed().stream()
        .filter(step -> step.key().condition().equals("measure"))
        .toList();
  }
}
