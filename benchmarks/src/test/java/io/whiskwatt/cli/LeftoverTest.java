package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverTest {
  @Test
  void what_was_left_is_counted_by_its_kind() {
    List<String> removed =
        List.of("control group /sys/a", "process 4711", "control group /sys/b", "folder /var/x");
    assertThat(Leftover.counted(removed)).isEqualTo("2 × control group, 1 × folder, 1 × process");
  }
}
