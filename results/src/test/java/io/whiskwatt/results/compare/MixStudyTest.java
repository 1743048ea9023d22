package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.report.HtmlReport;
import io.whiskwatt.results.report.MarkdownReport;
import io.whiskwatt.results.report.TextTable;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StudyFacts.PlannedPart;
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

/** A study of a mix on fakes, from its text to what is said of its parts. */
class MixStudyTest {
  private static final String STUDY =
      """
      study: mixes
      platforms: { a: { fake: usual }, b: { fake: usual } }
      workloads: { name: blend, mix: { hello: 3, hash: 1 } }
      starts: [ cold, warm ]
      load: [ { constant: 20/s }, { closed: { concurrency: 2 } } ]
      design: { level: L4, blocks: 2, warm-up: 200ms, settle: 100ms, idle-window: 1s, window: 2s }
      """;

  @TempDir private Path folder;
  private RunData run;
  private Comparison comparison;

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
    run = RunData.read(made);
    comparison = Analysis.of(run);
  }

  private CellSummary cell(String id) {
    return comparison.cells().stream()
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_plan_says_what_the_mix_is_made_of() {
    assertThat(run.study().cells())
        .hasSize(8)
        .allSatisfy(
            cell ->
                assertThat(cell.parts())
                    .containsExactly(
                        new PlannedPart("hello@256MB", 3), new PlannedPart("hash@256MB", 1)));
  }

  @Test
  void every_invocation_says_which_part_it_was_for() {
    run.steps().stream()
        .filter(step -> step.key().cell().contains("constant"))
        .forEach(
            step -> {
              List<InvocationRow> rows = run.invocations(step);
              assertThat(rows).hasSize(40);
              assertThat(rows.stream().map(row -> row.part().orElseThrow()))
                  .filteredOn("hash@256MB"::equals)
                  .hasSize(10);
            });
  }

  @Test
  void each_part_has_its_calls_starts_and_response_times() {
    for (CellSummary cell : comparison.cells()) {
      PartSummary hello = cell.parts().get(0);
      PartSummary hash = cell.parts().get(1);
      long all = cell.invocations();
      assertThat(hello.outcomes().sent() + hash.outcomes().sent()).isEqualTo(all);
      assertThat((double) hash.outcomes().sent() / all).isBetween(0.2, 0.3);
      assertThat(hello.starts().share(cell.start())).isEqualTo(1);
      assertThat(hello.response().count()).isEqualTo(hello.outcomes().sent());
      assertThat(hello.response().maximumSeconds()).isGreaterThanOrEqualTo(0.01);
    }
  }

  @Test
  void energy_is_of_the_mix_and_platforms_are_compared_as_ever() {
    assertThat(cell("a/blend@256MB/warm/constant-20/s").energy()).isPresent();
    assertThat(comparison.contrasts()).isNotEmpty();
  }

  @Test
  void reports_show_the_parts_and_say_what_their_energy_is() {
    for (String report :
        List.of(
            HtmlReport.of(comparison),
            MarkdownReport.of(comparison).replace("\\", ""),
            TextTable.of(comparison, new TextTable.Style(true, false, 400)))) {
      assertThat(report).contains("hash@256MB").contains("per invocation of the mix");
    }
    assertThat(SummaryJson.text(comparison)).contains("\"workload\" : \"hash@256MB\"");
  }
}
