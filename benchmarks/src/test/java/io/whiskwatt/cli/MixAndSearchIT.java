package io.whiskwatt.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.Study;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mixes of workloads and searches for the highest rate, on real processes. */
class MixAndSearchIT {
  private static final String HEAD =
      """
      study: several
      platforms:
        process: { local: { sandbox: process } }
      design: { blocks: 2, warm-up: 500ms, settle: 100ms, idle-window: 1s, window: 2s }
      """;

  @TempDir private Path folder = Path.of("");

  private Comparison run(String rest) {
    StudySpec study =
        new StudyReader(Environment.unread())
            .read(HEAD + rest, folder.resolve("several.yaml").toString())
            .orThrow();
    return Study.run(study, Providers.load(), folder.resolve("run"));
  }

  @Test
  void each_window_of_a_mix_holds_its_parts_in_the_ratio_of_their_weights() {
    Comparison comparison =
        run(
            """
            workloads: [ { mix: { hello: 3, hash: 1 } } ]
            starts: [ cold, warm ]
            load: { constant: 8/s }
            """);
    RunData run = RunData.read(folder.resolve("run"));
    List<StepRecord> trials =
        run.steps().stream().filter(step -> step.key().condition().equals("measure")).toList();
    assertThat(trials).hasSize(2 * 2);
    for (StepRecord trial : trials) {
      assertThat(
              run.invocations(trial).stream()
                  .collect(groupingBy(row -> row.part().orElseThrow(), counting())))
          .as(trial.key().toString())
          .isEqualTo(Map.of("hello@256MB", 12L, "hash@256MB", 4L));
    }
    assertThat(comparison.cells())
        .allSatisfy(
            cell ->
                assertThat(cell.calls().outcomes().of(OutcomeKind.SUCCESS))
                    .as(cell.id())
                    .isEqualTo(32))
        .allSatisfy(cell -> assertThat(startsOfParts(cell)).allMatch(share -> share == 1));
  }

  private static List<Double> startsOfParts(CellSummary cell) {
    return cell.parts().stream().map(part -> part.starts().share(cell.start())).toList();
  }

  /** On a machine that is too busy to send in time, the generator has to blame itself. */
  @Test
  void a_search_ends_at_the_rate_that_was_asked_where_all_of_them_will_do() {
    RateFinding found = search("p50 < 5 s, errors < 50 %");
    for (RateFinding.Block block : found.blocks()) {
      assertThat(block.ending()).isIn(HIGHEST_MET, RateFinding.Ending.GENERATOR_BOUND);
      assertThat(block.perSecond() == 20).isEqualTo(block.ending() == HIGHEST_MET);
    }
  }

  @Test
  void a_search_ends_without_a_rate_where_none_will_do() {
    RateFinding found = search("p50 < 20 ms");
    assertThat(found.blocks()).extracting(RateFinding.Block::ending).containsOnly(LOWEST_MISSED);
    assertThat(found.perSecond().value()).isNaN();
  }

  private static final RateFinding.Ending HIGHEST_MET = RateFinding.Ending.HIGHEST_MET;
  private static final RateFinding.Ending LOWEST_MISSED = RateFinding.Ending.LOWEST_MISSED;

  private RateFinding search(String objective) {
    Comparison comparison =
        run(
            """
            workloads: [ { name: sleep, time: 50ms } ]
            starts: [ warm ]
            load: { search: { objective: "%s", from: 5/s, to: 20/s, step: 2s } }
            """
                .formatted(objective));
    assertThat(comparison.rates()).hasSize(1);
    return comparison.rates().get(0);
  }
}
