package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuTimesTest {
  @Test
  void usage_is_one_number_of_nanoseconds() {
    assertThat(CpuTimes.ofUsage("125202914918\n")).hasValue(125_202_914_918L);
  }

  @Test
  void scheduler_counts_the_seventh_number_of_each_processor_and_no_domain() {
    String text =
        """
        version 17
        timestamp 4295018571
        cpu0 0 0 44 22 41 11 9000000001 77 22
        domain0 MC 03 1 1 0 0 0 0 0 0
        cpu1 0 0 40 20 40 10 5 66 20
        """;
    assertThat(CpuTimes.ofSchedulerStatistics(text)).hasValue(9_000_000_006L);
  }

  @Test
  void group_statistics_count_user_and_system_but_not_the_usage_with_steal() {
    String text = "usage_usec 900\nuser_usec 500\nsystem_usec 300\nnice_usec 0\n";
    assertThat(CpuTimes.ofGroupStatistics(text)).hasValue(800_000);
  }

  @Test
  void ticks_count_neither_idle_nor_steal_and_guest_time_once() {
    String text = "cpu  100 10 50 9999 888 3 2 777 40 4\ncpu0 100 10 50 9999 888 3 2 777 40 4\n";
    assertThat(CpuTimes.ofTicks(text)).hasValue(165 * 10_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cpu", "cpu 1 2 3", "-5", "usage_usec 7", "99999999999999999999", "x"})
  void other_texts_have_no_time(String text) {
    assertThat(CpuTimes.ofUsage(text)).isEmpty();
    assertThat(CpuTimes.ofSchedulerStatistics(text)).isEmpty();
    assertThat(CpuTimes.ofGroupStatistics(text)).isEmpty();
    assertThat(CpuTimes.ofTicks(text)).isEmpty();
  }
}
