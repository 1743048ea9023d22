package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.Step;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.units.Power;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.RunWatch;
import io.whiskwatt.vitals.SourcePower;
import io.whiskwatt.vitals.Stage;
import io.whiskwatt.vitals.Vitals;
import io.whiskwatt.vitals.WindowVitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WatchedRunTest {
  private static final StudySpec STUDY = Studies.of(2, List.of(COLD, WARM), "a", "b");
  private static final long LOOK_NANOS = 250_000_000;

  private final ManualTime time = new ManualTime();
  private final FakeLab lab = new FakeLab(Power.ofWatts(20));
  private final RunWatch watch = RunWatch.on(time);
  private final MemoryJournal journal = new MemoryJournal();
  private final List<Vitals> looks = new ArrayList<>();

  @Test
  void every_measuring_window_is_remembered_with_what_it_held() {
    run(watch);
    List<WindowVitals> windows = watch.windowsFrom(0);
    assertThat(windows).hasSize(8).extracting(WindowVitals::number).isSorted();
    assertThat(windows).filteredOn(window -> window.block() == 1).hasSize(4);
    assertThat(watch.windowsFrom(6)).hasSize(2);
    assertThat(windows)
        .filteredOn(window -> window.cell().contains("/cold/"))
        .allMatch(window -> window.vitals().freshShare().orElse(-1) == 1)
        .allMatch(window -> window.vitals().counts().ended() == 4);
  }

  @Test
  void the_power_of_a_window_is_labelled_and_not_below_that_of_the_idle_machine() {
    run(watch);
    assertThat(watch.windowsFrom(0))
        .allMatch(window -> window.quality() == Quality.SIMULATED)
        .allMatch(window -> window.watts().orElse(0) >= 19.99);
  }

  @Test
  void an_idle_machine_shows_its_idle_power_through_a_wrap_of_the_counter() {
    run(watch);
    List<SourcePower> idle =
        looks.stream()
            .filter(seen -> step(seen).anyMatch(Step.Idle.class::isInstance))
            .flatMap(seen -> seen.power().stream())
            .filter(power -> power.watts().isPresent())
            .toList();
    assertThat(idle).isNotEmpty();
    assertThat(idle.get(idle.size() - 1).platforms()).containsExactly("a", "b");
    assertThat(idle.get(idle.size() - 1).nodes()).hasSize(1);
    assertThat(looks).allMatch(seen -> seen.power().stream().noneMatch(WatchedRunTest::below));
  }

  private static boolean below(SourcePower power) {
    return power.watts().orElse(20) < 20 - 1e-3;
  }

  @Test
  void steps_count_down_and_loads_say_whether_they_are_measured() {
    run(watch);
    assertThat(looks.stream().flatMap(WatchedRunTest::step)).hasSizeGreaterThan(20);
    Stage last = looks.get(looks.size() - 1).stage().orElseThrow();
    assertThat(last.number()).isEqualTo(last.of());
    assertThat(last.remaining()).isLessThan(Duration.ofSeconds(1));
    assertThat(last.done()).isEqualTo(1, Offset.offset(0.1));
    assertThat(looks.stream().flatMap(seen -> seen.load().stream()).map(Loading::measured))
        .contains(true, false);
  }

  @Test
  void cpu_time_of_watching_is_a_fact_of_each_window() {
    run(watch);
    assertThat(measured())
        .hasSize(8)
        .allMatch(step -> step.facts().containsKey(StepFacts.WATCH_CPU_NANOS));
  }

  @Test
  void where_nobody_watches_nothing_is_kept() {
    RunWatch nobody = RunWatch.nobody();
    run(nobody);
    assertThat(nobody.windowsFrom(0)).isEmpty();
    assertThat(nobody.look().power()).isEmpty();
    assertThat(measured()).noneMatch(step -> step.facts().containsKey(StepFacts.WATCH_CPU_NANOS));
  }

  private List<StepRecord> measured() {
    return journal.committed().stream().filter(step -> !step.key().cell().isEmpty()).toList();
  }

  private static Stream<Step> step(Vitals seen) {
    return seen.stage().stream().map(Stage::step);
  }

  private void run(RunWatch into) {
    lookAgain(into);
    Providers providers = new Providers(List.of(lab.platforms()), List.of(lab.energies()));
    StudyRunner.of(STUDY, providers, time).run(journal, event -> {}, into);
  }

  private void lookAgain(RunWatch at) {
    looks.add(at.look());
    time.at(time.nanos() + LOOK_NANOS, () -> lookAgain(at));
  }
}
