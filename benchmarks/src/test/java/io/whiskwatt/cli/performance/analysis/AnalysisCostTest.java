package io.whiskwatt.cli.performance.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.simulate.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisCostTest {
  @Test
  void a_run_has_about_as_many_invocations_as_are_asked_for() {
    assertThat(AnalysisCost.extent(1, 10_000_000)).isEqualTo(new Extent(1, 30, 5556));
    assertThat(AnalysisCost.extent(1, 10_000_000).invocations()).isEqualTo(10_000_800);
    assertThat(AnalysisCost.extent(100, 10_000_000).invocations()).isEqualTo(10_080_000);
    assertThat(AnalysisCost.extent(100, 1).invocations()).isEqualTo(180_000);
  }

  @Test
  void a_run_of_two_hundred_cells_and_thirty_blocks_has_six_thousand_trials() {
    Extent extent = AnalysisCost.extent(100, 10_000_000);
    assertThat(extent.cells()).isEqualTo(200);
    assertThat(extent.trials()).isEqualTo(6000);
  }

  @Test
  void the_most_that_was_in_use_and_the_most_that_was_left_come_from_the_log() {
    HeapUse heap =
        HeapUse.read(
            List.of(
                "[0.010s][info][gc] Using G1",
                "[0.9s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 2ms",
                "[1.9s][info][gc] GC(1) Concurrent Mark Cycle 12.345ms",
                "[2.9s][info][gc] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 90M->6M(256M) 3ms",
                "[3.9s][info][gc] GC(3) Pause Full (System.gc()) 20480K->5120K(262144K) 9ms"));
    assertThat(heap).isEqualTo(new HeapUse(90L << 20, 6L << 20));
    assertThat(HeapUse.read(List.of())).isEqualTo(new HeapUse(0, 0));
  }
}
