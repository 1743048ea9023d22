package io.whiskwatt.results.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.ProcessGroup;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static long sum(Map<ProcessGroup, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Law: the parts add up to the whole, whatever the whole and whoever was busy. */
  @Test
  void parts_add_up_to_the_whole() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long net = (long) (random.nextGaussian() * Math.pow(10, random.nextInt(14)));
      assertThat(sum(Attribution.of(net, seconds(random)))).isEqualTo(net);
    }
  }

  /** Any groups, some below their idle rate, some not finite. */
  private static Map<ProcessGroup, Double> seconds(Random random) {
    Map<ProcessGroup, Double> seconds = new EnumMap<>(ProcessGroup.class);
    for (ProcessGroup group : ProcessGroup.values()) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 6);
      if (random.nextInt(3) > 0) {
        seconds.put(group, random.nextInt(50) == 0 ? Double.NaN : value);
      }
    }
    return seconds;
  }

  @Test
  void a_part_is_in_proportion_to_cpu_time_above_idle() {
    Map<ProcessGroup, Long> parts =
        Attribution.of(
            1_000_000,
            Map.of(ProcessGroup.FUNCTION, 3.0, ProcessGroup.VMM, 1.0, ProcessGroup.OTHER, 1.0));
    assertThat(parts)
        .containsEntry(ProcessGroup.FUNCTION, 600_000L)
        .containsEntry(ProcessGroup.VMM, 200_000L)
        .containsEntry(ProcessGroup.OTHER, 200_000L);
  }

  @Test
  void a_group_below_its_idle_rate_gets_nothing() {
    Map<ProcessGroup, Long> parts =
        Attribution.of(500, Map.of(ProcessGroup.FUNCTION, 1.0, ProcessGroup.KUBELET, -1.0));
    assertThat(parts)
        .containsEntry(ProcessGroup.FUNCTION, 500L)
        .containsEntry(ProcessGroup.KUBELET, 0L)
        .containsEntry(ProcessGroup.OTHER, 0L);
  }

  @Test
  void where_nobody_was_busy_all_of_it_is_of_no_group() {
    assertThat(Attribution.of(-7, Map.of(ProcessGroup.FUNCTION, -0.5)))
        .containsExactly(Map.entry(ProcessGroup.OTHER, -7L));
  }

  @Test
  void net_energy_below_zero_is_shared_out_like_any_other() {
    assertThat(Attribution.of(-900, Map.of(ProcessGroup.FUNCTION, 2.0, ProcessGroup.OTHER, 1.0)))
        .containsEntry(ProcessGroup.FUNCTION, -600L)
        .containsEntry(ProcessGroup.OTHER, -300L);
  }
}
