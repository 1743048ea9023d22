package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.LogMean;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimaryTimesTest {
  @TempDir private Path temporary;

  private Path run(PrimaryMetric metric) {
    return SyntheticRun.of(StartKind.COLD, StartKind.WARM)
        .platform("runc", new SyntheticRun.Truth(0.5, 0.02, 40, 0.05))
        .platform("kata", new SyntheticRun.Truth(0.7, 0.02, 40, 0.08))
        .primary(metric)
        .write(temporary.resolve(metric.key()));
  }

  private static List<Contrast> of(List<Contrast> all, String metric) {
    return all.stream().filter(contrast -> contrast.metric().equals(metric)).toList();
  }

  @Test
  void times_decide_together_and_energy_is_descriptive() {
    Path folder = run(PrimaryMetric.RESPONSE_P50);
    assertThat(RunData.read(folder).study().primary()).isEqualTo(PrimaryMetric.RESPONSE_P50);
    Comparison comparison = Analysis.of(folder);
    List<Contrast> times = of(comparison.contrasts(), ResponseContrast.METRIC);
    List<Contrast> energies = of(comparison.contrasts(), ContrastAnalysis.NET_ENERGY);
    assertThat(times)
        .hasSize(2)
        .allSatisfy(
            time -> {
              assertThat(time.primary()).isTrue();
              assertThat(time.verdict()).isEqualTo(Verdict.MORE);
              assertThat(time.simultaneous().low()).isLessThanOrEqualTo(time.ratio().low());
            });
    assertThat(energies)
        .hasSize(2)
        .allSatisfy(
            energy -> {
              assertThat(energy.primary()).isFalse();
              assertThat(energy.verdict()).isEqualTo(Verdict.MORE);
            });
    assertThat(comparison.answer()).contains("median response time").doesNotContain("energy");
  }

  @Test
  void usually_it_is_the_other_way_round() {
    List<Contrast> all = Analysis.of(run(PrimaryMetric.NET_ENERGY)).contrasts();
    assertThat(of(all, ResponseContrast.METRIC)).noneMatch(Contrast::primary);
    assertThat(of(all, ContrastAnalysis.NET_ENERGY)).allMatch(Contrast::primary);
  }

  @Test
  void a_mean_of_logarithms_comes_back_from_its_interval() {
    LogMean log = new LogMean(0.2, 0.05, 11);
    Estimate ratio = log.interval(0.95);
    LogMean back = LogMean.of(ratio, 0.95, 11);
    assertThat(back.value()).isCloseTo(0.2, within(1e-12));
    assertThat(back.error()).isCloseTo(0.05, within(1e-12));
    assertThat(back.directionP()).isCloseTo(log.directionP(), within(1e-12));
  }
}
