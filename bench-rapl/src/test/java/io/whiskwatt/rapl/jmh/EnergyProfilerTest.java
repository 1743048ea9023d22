package io.whiskwatt.rapl.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.rapl.source.ZoneFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.Result;

class EnergyProfilerTest {
  private static final long OPERATIONS = 1_000;

  @TempDir Path directory;
  private ZoneFolder zones;

  @BeforeEach
  void make_a_socket_with_memory() {
    zones =
        ZoneFolder.in(directory.resolve("powercap"))
            .zone("intel-rapl:0", "package-0", 1_000_000)
            .zone("intel-rapl:0:0", "dram", 5_000)
            .zone("intel-rapl:0:1", "core", 700);
  }

  @Test
  void energy_of_an_operation_is_told_by_domain_and_summed_without_core() throws Exception {
    Map<String, Result<?>> results = iteration("root=" + zones.root());
    assertThat(results)
        .containsOnlyKeys(
            "energy.core",
            "energy.dram",
            "energy.package",
            "energy.power",
            "energy.power.uncertainty",
            "energy.sum",
            "energy.sum.uncertainty");
    assertThat(score(results, "energy.package")).isEqualTo(2.0 / OPERATIONS);
    assertThat(score(results, "energy.dram")).isEqualTo(0.5 / OPERATIONS);
    assertThat(score(results, "energy.core")).isEqualTo(1.0 / OPERATIONS);
    assertThat(score(results, "energy.sum")).isEqualTo(2.5 / OPERATIONS);
    assertThat(result(results, "energy.sum").getScoreUnit()).isEqualTo("J/op");
  }

  @Test
  void power_and_uncertainty_belong_to_the_same_iteration() throws Exception {
    Map<String, Result<?>> results = iteration("root=" + zones.root());
    double seconds = 2.5 / score(results, "energy.power");
    assertThat(seconds).isGreaterThan(0.02);
    assertThat(score(results, "energy.sum.uncertainty")).isPositive().isLessThan(1.0 / OPERATIONS);
    assertThat(score(results, "energy.power.uncertainty") * seconds / OPERATIONS)
        .isCloseTo(score(results, "energy.sum.uncertainty"), within(1e-12));
  }

  @Test
  void unit_is_chosen_by_the_reader() throws Exception {
    Map<String, Result<?>> results = iteration("root=" + zones.root() + ";unit=uJ");
    assertThat(score(results, "energy.sum")).isCloseTo(2_500, within(1e-6));
    assertThat(result(results, "energy.sum").getScoreUnit()).isEqualTo("uJ/op");
  }

  @Test
  void model_is_named_in_every_figure_and_has_no_uncertainty() throws Exception {
    Map<String, Result<?>> results = iteration("source=model");
    assertThat(results.keySet())
        .containsExactly(
            "energy.modelled.cpu-time", "energy.modelled.power", "energy.modelled.sum");
    assertThat(score(results, "energy.modelled.sum")).isPositive();
  }

  @Test
  void iteration_that_lost_a_counter_has_no_sum() throws Exception {
    EnergyProfiler profiler = new EnergyProfiler("root=" + zones.root());
    profiler.begin();
    spin(60); // A counter file that is gone is missed once it has stood still for 50 ms.
    zones.remove("intel-rapl:0:0");
    Map<String, Result<?>> results = byName(profiler.end(OPERATIONS));
    assertThat(score(results, "energy.sum")).isNaN();
    assertThat(results).doesNotContainKey("energy.dram").containsKey("energy.package");
  }

  @Test
  void without_rapl_it_refuses_with_the_reason_and_the_way_out() {
    assertThatThrownBy(() -> new EnergyProfiler("root=" + directory.resolve("nowhere")))
        .isInstanceOf(ProfilerException.class)
        .hasMessageContaining("RAPL cannot be read: ")
        .hasMessageContaining("nowhere: no such file")
        .hasMessageContaining("source=model");
  }

  @Test
  void automatic_source_takes_the_model_where_it_must() throws Exception {
    assertThat(iteration("source=auto;root=" + directory.resolve("nowhere")))
        .containsKey("energy.modelled.sum");
    assertThat(iteration("source=auto;root=" + zones.root())).containsKey("energy.sum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source=sun", "colour=red", "unit=kJ", "source"})
  void unknown_option_is_quoted_with_those_there_are(String option) {
    assertThatThrownBy(() -> new EnergyProfiler(option))
        .isInstanceOf(ProfilerException.class)
        .hasMessageStartingWith("\"" + option + "\" is no option. ")
        .hasMessageContaining("source=rapl");
  }

  @Test
  void help_tells_the_options() {
    assertThatThrownBy(() -> new EnergyProfiler("help"))
        .isInstanceOf(ProfilerException.class)
        .hasMessageStartingWith("The energy profiler takes");
  }

  /** 2 J of the package and 0.5 J of memory, over 1,000 operations in 20 ms. */
  private Map<String, Result<?>> iteration(String options) throws ProfilerException {
    EnergyProfiler profiler = new EnergyProfiler(options);
    profiler.begin();
    spin(20);
    zones
        .counter("intel-rapl:0", 3_000_000)
        .counter("intel-rapl:0:0", 505_000)
        .counter("intel-rapl:0:1", 1_000_700);
    Map<String, Result<?>> results = byName(profiler.end(OPERATIONS));
    zones
        .counter("intel-rapl:0", 1_000_000)
        .counter("intel-rapl:0:0", 5_000)
        .counter("intel-rapl:0:1", 700);
    return results;
  }

  private static Map<String, Result<?>> byName(Collection<? extends Result<?>> results) {
    Map<String, Result<?>> byName = new TreeMap<>();
    List.copyOf(results).forEach(result -> byName.put(result.getLabel(), result));
    return byName;
  }

  private static double score(Map<String, Result<?>> results, String name) {
    return result(results, name).getScore();
  }

  private static Result<?> result(Map<String, Result<?>> results, String name) {
    return Optional.<Result<?>>ofNullable(results.get(name)).orElseThrow();
  }

  private static void spin(long millis) {
    long endNanos = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() - endNanos < 0) {
      Thread.onSpinWait();
    }
  }
}
