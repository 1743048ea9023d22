package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.StudyRunner;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeLab;
import io.whiskwatt.units.Power;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on fakes, from its text to its findings: a cold call takes 2 J, a warm one 0.1 J. */
class FindingsStudyTest {
  private static final String STUDY =
      """
      study: findings
      platforms: { a: { fake: usual } }
      workloads: { name: blend, mix: { hello: 3, hash: 1 }, vary: true }
      starts: [ cold, warm ]
      load: { constant: 20/s }
      factors: { grid: 360 g/kWh, price: 0.36 EUR/kWh }
      design: { blocks: 8, warm-up: 200ms, settle: 100ms, idle-window: 1s, window: 2s }
      """;

  @TempDir private Path folder;
  private Findings findings;

  @BeforeEach
  void measure() {
    ManualTime time = new ManualTime();
    FakeLab lab = new FakeLab(Power.ofWatts(20));
    Providers providers = new Providers(List.of(lab.platforms()), List.of(lab.energies()));
    StudySpec study = new StudyReader(Environment.unread()).read(STUDY, "s.yaml").orThrow();
    Path made = folder.resolve("run");
    try (FileJournal journal = FileJournal.create(made, study)) {
      assertThat(StudyRunner.of(study, providers, time).run(journal, event -> {})).isTrue();
    }
    findings = Analysis.of(RunData.read(made)).findings();
  }

  @Test
  void a_cold_start_takes_what_it_takes_more() {
    StartCost cost = findings.starts().get(0);
    assertThat(cost.blocks()).isEqualTo(8);
    assertThat(cost.coldStartJoules().value()).isCloseTo(1.9, within(0.02));
  }

  @Test
  void parts_of_a_mix_whose_weights_vary_are_told_apart() {
    MixEnergy cold = findings.mixes().get(0);
    MixEnergy warm = findings.mixes().get(1);
    assertThat(cold.parts()).hasSize(2);
    assertThat(warm.parts())
        .extracting(MixEnergy.Part::workload)
        .containsExactly("hello@256MB", "hash@256MB");
    assertThat(warm.parts())
        .allSatisfy(part -> assertThat(part.joules().value()).isCloseTo(0.1, within(0.02)));
    assertThat(cold.parts())
        .allSatisfy(part -> assertThat(part.joules().value()).isCloseTo(2, within(0.2)));
  }

  @Test
  void factors_of_the_study_make_grams_and_money() {
    Footprint warm = findings.footprints().get(1);
    double gross = 1e6 / 3.6e6 * 0.36 * (0.1 + 20 / 20.0);
    assertThat(warm.perMillion().orElseThrow().cost().orElseThrow().value())
        .isCloseTo(gross, within(0.01));
    assertThat(warm.perMillion().orElseThrow().grams().orElseThrow().value())
        .isCloseTo(1000 * gross, within(10.0));
  }
}
