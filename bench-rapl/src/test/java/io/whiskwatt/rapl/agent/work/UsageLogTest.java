package io.whiskwatt.rapl.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageLogTest {
  private final UsageLog log = new UsageLog();

  @Test
  void looks_come_out_as_they_went_in() {
    log.add(7, List.of(reading("machine"), reading("vmm")));
    Look look = log.from(0, 10).looks().get(0);
    assertThat(look.nanos()).isEqualTo(7);
    assertThat(look.group(1)).isEqualTo("vmm");
    assertThat(look.measure(1)).isEqualTo(UsageMeasure.CPU_NANOS);
    assertThat(look.value(1)).isEqualTo(2.5);
  }

  @Test
  void pages_follow_each_other() {
    for (int i = 0; i < 10; i++) {
      log.add(i, List.of(reading("machine")));
    }
    assertThat(log.from(0, 4).next()).isEqualTo(4);
    assertThat(log.from(4, 4).looks().get(0).nanos()).isEqualTo(4);
    assertThat(log.from(999_999_999_999_999_999L, 4).next()).isEqualTo(10);
  }

  @Test
  void many_readings_push_out_the_oldest_looks() {
    for (int i = 0; i < 200; i++) {
      log.add(i, Collections.nCopies(1000, reading("machine")));
    }
    Looks looks = log.from(0, 10_000);
    assertThat(looks.first()).isEqualTo(80);
    assertThat(looks.looks()).hasSize(20);
    assertThat(looks.end()).isEqualTo(200);
  }

  @Test
  void a_look_larger_than_an_answer_is_given_alone() {
    log.add(1, Collections.nCopies(30_000, reading("machine")));
    log.add(2, Collections.nCopies(30_000, reading("machine")));
    assertThat(log.from(0, 10).looks()).hasSize(1);
  }

  private static UsageReading reading(String group) {
    return new UsageReading(new NodeId("boot"), group, UsageMeasure.CPU_NANOS, 7, 2.5);
  }
}
