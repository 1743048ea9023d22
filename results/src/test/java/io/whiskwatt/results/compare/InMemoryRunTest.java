package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.store.CounterSeries;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SimulatedRun;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run without files is analysed as one with files is. */
class InMemoryRunTest {
  @TempDir private Path directory = Path.of("");

  private static SyntheticRun synthetic() {
    return SyntheticRun.of(StartKind.WARM)
        .platform("plain", new SyntheticRun.Truth(0.5, 0.05, 20, 0.1))
        .platform("boxed", new SyntheticRun.Truth(0.7, 0.05, 20, 0.1));
  }

  /** The same, handed over: all readings with the first step, in whose session they are. */
  private static SimulatedRun handedOver(RunData files) {
    SimulatedRun run =
        new SimulatedRun(synthetic().study(), files.session(0).orElseThrow().environment());
    EnergyLog log =
        new EnergyLog(
            files.counters().stream().flatMap(InMemoryRunTest::readings).toList(),
            files.clocks().stream().map(RunData.SessionClock::exchange).toList(),
            List.of(),
            List.of());
    for (StepRecord step : files.steps()) {
      boolean first = step.equals(files.steps().get(0));
      run.commit(step, files.invocations(step), first ? log : EnergyLog.EMPTY);
    }
    return run;
  }

  private static Stream<CounterReading> readings(CounterSeries series) {
    return IntStream.range(0, series.size())
        .mapToObj(
            i ->
                new CounterReading(
                    series.node(),
                    series.zone(),
                    i,
                    series.nanos(i),
                    series.widthNanos(i),
                    series.microjoules(i)));
  }

  @Test
  void what_is_handed_over_is_analysed_as_its_files_are() {
    RunData files = RunData.read(synthetic().write(directory.resolve("run")));
    Comparison handedOver = Analysis.of(handedOver(files).data());
    // No file, no fingerprint of it.
    assertThat(handedOver.origin().fingerprint()).isEmpty();
    assertThat(handedOver)
        .usingRecursiveComparison()
        .ignoringFields("origin")
        .isEqualTo(Analysis.of(files));
  }

  @Test
  void a_step_is_committed_once_and_only_its_own_are_known() {
    RunData files = RunData.read(synthetic().write(directory.resolve("run")));
    SimulatedRun run = handedOver(files);
    StepRecord step = files.steps().get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.commit(step, List.of(), EnergyLog.EMPTY))
        .withMessageContaining("was committed before");
    RunData empty =
        new SimulatedRun(synthetic().study(), files.session(0).orElseThrow().environment()).data();
    assertThat(empty.steps()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.invocations(step))
        .withMessageContaining("is not of this run");
  }
}
