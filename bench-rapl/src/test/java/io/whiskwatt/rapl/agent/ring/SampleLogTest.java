package io.whiskwatt.rapl.agent.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SampleLogTest {
  private static final NodeId NODE = new NodeId("boot");
  private static final long RANGE = 262_143_328_850L;
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final ManualTime time = new ManualTime();
  private final SampleLog log = new SampleLog(source(), 10, time);
  private long sequence;

  @Test
  void a_zone_without_a_value_is_none_in_its_sample_and_there_in_the_next() {
    sample(100, -1);
    sample(200, 7);
    Samples samples = log.ring().from(0, 10);
    assertThat(samples.has(0, 1)).isFalse();
    assertThat(samples.microjoules(1, 1)).isEqualTo(7);
  }

  @Test
  void wraps_are_undone_and_the_first_reading_carries_no_energy() {
    sample(RANGE - 100, 0);
    sample(100, 0);
    sample(400, 0);
    assertThat(log.totals().of(0)).isEqualTo(Energy.ofMicrojoules(500));
    assertThat(log.totals().lost(0)).isZero();
  }

  @Test
  void a_step_back_without_a_range_is_lost_and_counted() {
    sample(0, 900);
    sample(0, 100);
    sample(0, 300);
    assertThat(log.totals().of(1)).isEqualTo(Energy.ofMicrojoules(200));
    assertThat(log.totals().lost(1)).isEqualTo(1);
  }

  @Test
  void gaps_that_continue_each_other_are_one() {
    log.gap(NODE, GapReason.PERMISSION_DENIED, 10, 20);
    sample(1, 1);
    log.gap(NODE, GapReason.PERMISSION_DENIED, 20, 30);
    log.gap(NODE, GapReason.ZONE_VANISHED, 30, 40);
    sample(1, 1);
    assertThat(log.gaps(log.ring().from(0, 10)))
        .containsExactly(
            new Gap(GapReason.PERMISSION_DENIED, 10, 30, 0, 1),
            new Gap(GapReason.ZONE_VANISHED, 30, 40, 1, 1));
  }

  @Test
  void a_gap_is_told_with_the_samples_in_which_something_is_missing() {
    sample(1, 1);
    log.gap(NODE, GapReason.PERMISSION_DENIED, 10, 20);
    sample(2, 2);
    sample(3, 3);
    assertThat(log.gaps(log.ring().from(0, 1))).isEmpty();
    assertThat(log.gaps(log.ring().from(1, 1))).hasSize(1);
    assertThat(log.gaps(log.ring().from(2, 1))).isEmpty();
    assertThat(log.gaps(log.ring().from(3, 1))).isEmpty();
  }

  @Test
  void lateness_is_summed_and_its_worst_is_kept() {
    sample(1, 1);
    sample(2, 2);
    time.advance(Duration.ofMillis(30));
    sample(3, 3);
    assertThat(log.times().samples()).isEqualTo(3);
    assertThat(log.times().error()).isEqualTo(Duration.ofMillis(30));
    assertThat(log.times().worst()).isEqualTo(Duration.ofMillis(30));
  }

  private void sample(long first, long second) {
    read("package-0", first);
    if (second >= 0) {
      read("psys", second);
    }
    log.sampled(NODE, sequence);
    sequence++;
    time.advance(PERIOD);
  }

  private void read(String zone, long microjoules) {
    log.counter(new CounterReading(NODE, zone, sequence, time.nanos(), 2, microjoules));
  }

  private static SourceFacts source() {
    return new SourceFacts(
        "powercap",
        Quality.MEASURED,
        List.of(
            new ZoneFacts(NODE, "package-0", "package", true, "summed", OptionalLong.of(RANGE)),
            new ZoneFacts(NODE, "psys", "psys", false, "left out", OptionalLong.empty())),
        PERIOD,
        Duration.ofMillis(1),
        Energy.ofMicrojoules(61),
        "a test",
        List.of());
  }
}
