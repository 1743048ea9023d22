package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.examples.LoadShapesPage;
import io.whiskwatt.load.ArrivalSchedule;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.Study;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of the page on load shapes, on real processes. */
class LoadShapesIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void every_invocation_was_due_when_its_schedule_says() throws IOException {
    Files.writeString(folder.resolve("starts.csv"), LoadShapesPage.trace());
    StudySpec study =
        new StudyReader(Environment.unread())
            .read(LoadShapesPage.study(), folder.resolve("shapes.yaml").toString())
            .orThrow();
    Study.run(study, Providers.load(), folder.resolve("run"));

    RunData run = RunData.read(folder.resolve("run"));
    List<StepRecord> trials =
        run.steps().stream().filter(step -> step.key().condition().equals("measure")).toList();
    assertThat(trials).hasSize(4 * 2);
    for (StepRecord trial : trials) {
      assertThat(run.invocations(trial))
          .as(trial.key().toString())
          .extracting(InvocationRow::intendedNanos)
          .containsExactlyElementsOf(due(study, trial));
    }
  }

  private static List<Long> due(StudySpec study, StepRecord trial) {
    LoadShape.Open load =
        study.cells().stream()
            .filter(cell -> cell.id().equals(trial.key().cell()))
            .map(Cell::load)
            .map(LoadShape.Open.class::cast)
            .findFirst()
            .orElseThrow();
    Duration window = load.window(study.design().window());
    ArrivalSchedule arrivals =
        ArrivalSchedule.of(load, window, study.design().seed() * 31 + trial.key().block());
    return LongStream.generate(arrivals::nextNanos)
        .takeWhile(nanos -> nanos < window.toNanos())
        .map(nanos -> trial.startNanos() + nanos)
        .boxed()
        .toList();
  }
}
