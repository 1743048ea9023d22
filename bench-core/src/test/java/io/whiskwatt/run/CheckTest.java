package io.whiskwatt.run;

import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.units.Power;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final StudySpec PLAIN = Studies.of(2, List.of(WARM), "a", "b");

  private final ManualTime time = new ManualTime();
  private final FakeLab lab = new FakeLab(Power.ofWatts(20));
  private final Providers providers =
      new Providers(List.of(lab.platforms()), List.of(lab.energies()));
  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void both_sources_are_read_at_once_and_never_meet() {
    run(Studies.checked(PLAIN, "other"));
    NodeId counted = lab.machine(FakeBehaviour.MACHINE, time).node().id();
    NodeId beside = CheckReadings.marked(lab.machine("other", time).node().id());
    assertThat(readings().stream().map(CounterReading::node).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(counted, beside);
  }

  @Test
  void the_surroundings_say_what_the_check_is() {
    run(Studies.checked(PLAIN, "other"));
    NodeId beside = CheckReadings.marked(lab.machine("other", time).node().id());
    assertThat(journal.environments().get(0).platforms())
        .allSatisfy(
            platform ->
                assertThat(platform.check().orElseThrow().zones())
                    .extracting(ZoneFacts::node)
                    .containsOnly(beside));
  }

  @Test
  void every_window_is_covered_by_the_check_too() {
    run(Studies.checked(PLAIN, "other"));
    long last = journal.committed().get(journal.committed().size() - 1).endNanos();
    assertThat(readings())
        .filteredOn(reading -> reading.node().value().startsWith("check:"))
        .anyMatch(reading -> reading.nanos() >= last);
  }

  @Test
  void without_a_check_there_is_none() {
    run(PLAIN);
    assertThat(journal.environments().get(0).platforms())
        .allMatch(platform -> platform.check().isEmpty());
    assertThat(readings()).noneMatch(reading -> reading.node().value().startsWith("check:"));
  }

  @Test
  void a_source_is_no_check_of_itself() {
    StudySpec same = Studies.checked(PLAIN, FakeBehaviour.MACHINE);
    assertThatThrownBy(() -> StudyRunner.of(same, providers, time))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("the check of \"a\" is its energy source itself");
  }

  @Test
  void marks_come_off_again() {
    NodeId node = new NodeId("boot");
    assertThat(CheckReadings.machine(CheckReadings.marked(node))).isEqualTo(node);
    assertThat(CheckReadings.machine(node)).isEqualTo(node);
  }

  private void run(StudySpec study) {
    assertThat(StudyRunner.of(study, providers, time).run(journal, event -> {})).isTrue();
  }

  private List<CounterReading> readings() {
    return journal.committed().stream()
        .flatMap(step -> journal.data(step.key()).orElseThrow().energy().readings().stream())
        .toList();
  }
}
