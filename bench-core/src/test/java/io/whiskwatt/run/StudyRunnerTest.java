package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.OutcomeKind;
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

class StudyRunnerTest {
  private static final StudySpec STUDY = Studies.of(3, List.of(COLD, WARM), "a", "b");

  private final ManualTime time = new ManualTime();
  private final FakeLab lab = new FakeLab(Power.ofWatts(20));
  private final Providers providers =
      new Providers(List.of(lab.platforms()), List.of(lab.energies()));
  private final MemoryJournal journal = new MemoryJournal();
  private final List<RunEvent> events = new ArrayList<>();
  private Optional<Integer> left = Optional.empty();

  @AfterEach
  void forget_the_interrupt() {
    Thread.interrupted();
  }

  @Test
  void every_cell_of_every_block_is_committed_once() {
    assertThat(run(journal)).isTrue();
    assertThat(measured(journal)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void idle_windows_open_the_first_block_and_close_every_block() {
    run(journal);
    List<String> conditions =
        journal.committed().stream().map(step -> step.key().condition()).toList();
    assertThat(conditions).filteredOn("idle-empty"::equals).hasSize(4);
    assertThat(conditions.get(0)).isEqualTo("idle-empty");
    assertThat(conditions.get(conditions.size() - 1)).isEqualTo("idle-empty");
  }

  @Test
  void a_window_closes_after_its_length_and_after_its_last_reply() {
    run(journal);
    for (StepRecord step : trials(journal)) {
      TrialData trial = trial(step);
      assertThat(step.endNanos() - step.startNanos()).isGreaterThanOrEqualTo(1_000_000_000L);
      assertThat(trial.log().endNanos(trial.log().size() - 1)).isLessThanOrEqualTo(step.endNanos());
    }
  }

  @Test
  void the_meter_covers_every_window() {
    run(journal);
    assertThat(journal.committed())
        .noneMatch(step -> step.facts().containsKey(StepFacts.UNCOVERED));
    assertThat(journal.committed())
        .allMatch(step -> !journal.data(step.key()).orElseThrow().energy().readings().isEmpty());
  }

  @Test
  void each_invocation_of_a_cold_window_had_a_ticket_of_its_own() {
    run(journal);
    for (StepRecord step : trials(journal)) {
      if (step.key().cell().contains("/cold/")) {
        TrialData trial = trial(step);
        List<Integer> tickets = new ArrayList<>();
        for (int slot = 0; slot < trial.log().size(); slot++) {
          tickets.add(trial.log().ticket(slot));
        }
        assertThat(tickets).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void both_platforms_of_one_machine_share_one_meter() {
    run(journal);
    long nodes =
        journal.committed().stream()
            .flatMap(step -> journal.data(step.key()).orElseThrow().energy().readings().stream())
            .map(reading -> reading.zone() + "#" + reading.sequence())
            .distinct()
            .count();
    long readings =
        journal.committed().stream()
            .mapToLong(step -> journal.data(step.key()).orElseThrow().energy().readings().size())
            .sum();
    assertThat(readings).isEqualTo(nodes);
  }

  @Test
  void a_restarted_machine_begins_a_further_session_and_costs_no_trial() {
    time.at(12_321_000_000L, () -> lab.machine(FakeBehaviour.MACHINE, time).restart());
    assertThat(run(journal)).isTrue();
    assertThat(measured(journal)).hasSize(12).doesNotHaveDuplicates();
    assertThat(sessions()).containsExactly(0, 1);
    assertThat(journal.environments())
        .extracting(found -> found.platforms().get(0).nodes().get(0).node().id().value())
        .containsExactly("boot-of-fake-node", "boot-1-of-fake-node");
    assertThat(ofSession(1).get(0).key().condition()).isEqualTo("idle-empty");
  }

  @Test
  void a_machine_that_keeps_restarting_ends_the_run() {
    for (long second = 2; second < 60; second++) {
      time.at(second * 1_000_000_000L, () -> lab.machine(FakeBehaviour.MACHINE, time).restart());
    }
    assertThatThrownBy(() -> run(journal))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("resume");
  }

  private List<Integer> sessions() {
    return journal.committed().stream().map(StepRecord::session).distinct().toList();
  }

  private List<StepRecord> ofSession(int session) {
    return journal.committed().stream().filter(step -> step.session() == session).toList();
  }

  @Test
  void an_interrupt_keeps_what_was_committed_and_a_second_run_does_the_rest() {
    interruptAfter(5);
    assertThat(runner().run(journal, this::hear)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
    int kept = journal.committed().size();
    assertThat(kept).isBetween(5, 6);

    MemoryJournal resumed = journal.reopened();
    assertThat(run(resumed)).isTrue();
    assertThat(measured(resumed)).hasSize(12).doesNotHaveDuplicates();
    assertThat(resumed.committed().get(kept).key().condition()).isEqualTo("idle-empty");
    assertThat(resumed.committed().get(kept).session()).isEqualTo(1);
  }

  @Test
  void a_finished_journal_is_left_as_it_is() {
    run(journal);
    MemoryJournal again = journal.reopened();
    assertThat(run(again)).isTrue();
    assertThat(again.committed()).hasSameSizeAs(journal.committed());
  }

  @Test
  void failing_invocations_are_data() {
    lab.with(FakeLab.USUAL, FakeBehaviour.usual().failingEvery(3, OutcomeKind.DEVELOPER_ERROR));
    assertThat(run(journal)).isTrue();
    assertThat(trials(journal))
        .allMatch(
            step -> ((Number) step.facts().getOrDefault(StepFacts.FAILED, 0)).longValue() > 0);
  }

  @Test
  void events_count_down_to_the_end() {
    run(journal);
    List<RunEvent.StepStarted> started =
        events.stream()
            .filter(RunEvent.StepStarted.class::isInstance)
            .map(RunEvent.StepStarted.class::cast)
            .toList();
    assertThat(started).hasSize(runner().plan().steps());
    assertThat(started.get(started.size() - 1).number()).isEqualTo(started.size());
    assertThat(started.get(started.size() - 1).remaining()).isLessThan(started.get(0).remaining());
    assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Finished.class);
  }

  @Test
  void a_stop_rule_ends_a_study_after_a_block() {
    StopRule once = committed -> StopRule.Decision.STOP;
    assertThat(StudyRunner.of(STUDY, providers, time, once).run(journal, this::hear)).isTrue();
    assertThat(measured(journal)).hasSize(4);
  }

  @Test
  void where_fresh_sandboxes_stay_a_cold_rehearsal_makes_two_of_them() {
    run(journal);
    long usual = time.nanos();
    Providers lingering =
        new Providers(List.of(new LingeringProvider(lab.platforms())), List.of(lab.energies()));
    StudyRunner.of(STUDY, lingering, time).run(new MemoryJournal(), this::hear);

    // Of each cold cell's rehearsal, 1 s and the call under way, two calls of 310 ms are left.
    long sooner = usual - (time.nanos() - usual);
    assertThat(Duration.ofNanos(sooner)).isGreaterThan(Duration.ofMillis(500));
    assertThat(measured(journal)).hasSize(12);
  }

  @Test
  void unknown_providers_are_refused_together() {
    Providers none = new Providers(List.of(), List.of());
    assertThatThrownBy(() -> StudyRunner.of(STUDY, none, time))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, refused -> assertThat(refused.problems()).hasSize(2));
  }

  private boolean run(MemoryJournal into) {
    return runner().run(into, this::hear);
  }

  private StudyRunner runner() {
    return StudyRunner.of(STUDY, providers, time);
  }

  private void hear(RunEvent event) {
    events.add(event);
    if (event instanceof RunEvent.StepCommitted && left.isPresent()) {
      left = left.map(count -> count - 1);
      if (left.filter(count -> count == 0).isPresent()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void interruptAfter(int commits) {
    left = Optional.of(commits);
  }

  private TrialData trial(StepRecord step) {
    return journal.data(step.key()).orElseThrow().trial().orElseThrow();
  }

  private static List<StepRecord> trials(RunJournal from) {
    return from.committed().stream().filter(step -> !step.key().cell().isEmpty()).toList();
  }

  private static List<StepKey> measured(RunJournal from) {
    return trials(from).stream().map(StepRecord::key).toList();
  }
}
