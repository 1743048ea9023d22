package io.whiskwatt.results.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedFolderTest {
  private static final Extent EXTENT = new Extent(2, 6, 4);

  @TempDir private Path temporary;

  private Path written(String name, long seed) {
    Path folder = temporary.resolve(name);
    SimulatedFolder.write(folder, EXTENT, seed);
    return folder;
  }

  @Test
  void it_has_as_many_cells_trials_and_invocations_as_its_extent_says() {
    RunData run = RunData.read(written("run", 1));
    assertThat(run.study().cells()).hasSize(4);
    assertThat(run.steps().stream().filter(SimulatedFolderTest::isTrial)).hasSize(24);
    AtomicLong rows = new AtomicLong();
    run.steps().forEach(step -> run.eachInvocation(step, row -> rows.incrementAndGet()));
    assertThat(rows).hasValue(2880);
    assertThat(EXTENT.invocations()).isEqualTo(2880);
  }

  private static boolean isTrial(StepRecord step) {
    return step.key().condition().equals("measure");
  }

  @Test
  void it_is_analysed_as_any_run_and_says_that_it_is_simulated() {
    Comparison comparison = Analysis.of(written("run", 2));
    assertThat(comparison.quality()).isEqualTo(Quality.SIMULATED);
    assertThat(comparison.blocksComplete()).isEqualTo(6);
    assertThat(comparison.cells()).allMatch(cell -> cell.invocations() == 720);
    assertThat(comparison.answer()).contains("simulated");
  }

  @Test
  void the_other_platform_takes_the_fifth_more_that_was_put_in() {
    Comparison comparison = Analysis.of(written("run", 3));
    assertThat(comparison.contrasts().stream().filter(each -> each.primary()))
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.ratio().low()).isLessThan(1.2);
              assertThat(each.ratio().high()).isGreaterThan(1.2);
            });
  }

  @Test
  void the_same_seed_writes_the_same_files() throws IOException {
    Path first = written("first", 4);
    Path second = written("second", 4);
    for (String name : new String[] {"invocations.csv.gz", "energy.csv.gz", "trials.jsonl"}) {
      assertThat(Files.mismatch(first.resolve(name), second.resolve(name))).as(name).isEqualTo(-1);
    }
  }

  @Test
  void a_counter_is_read_ten_times_a_second_throughout() {
    RunData run = RunData.read(written("run", 5));
    StepRecord last = run.steps().get(run.steps().size() - 1);
    double seconds = (last.endNanos() - run.steps().get(0).startNanos()) / 1e9;
    assertThat(run.counters()).hasSize(1);
    assertThat(run.counters().get(0).size()).isGreaterThanOrEqualTo((int) (10 * seconds));
  }

  @Test
  void nothing_is_no_run() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Extent(0, 2, 1))
        .withMessageContaining("0 workloads");
  }
}
