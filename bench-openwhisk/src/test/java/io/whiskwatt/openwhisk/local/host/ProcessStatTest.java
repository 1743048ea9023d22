package io.whiskwatt.openwhisk.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessStatTest {
  private static final String TAIL =
      " S 1 42 42 0 -1 4194560 9 0 0 0 7 3 2 1 20 0 1 0 33544 8454144 233 0";

  @Test
  void a_command_with_brackets_and_blanks_does_not_shift_the_fields() {
    assertThat(ProcessStat.parse("42 (a) b (c)" + TAIL))
        .contains(new ProcessStat(42, 33544, 13, false));
  }

  @Test
  void a_torn_line_is_no_process() {
    assertThat(ProcessStat.parse("42 (sh) S 1 42")).isEmpty();
    assertThat(ProcessStat.parse("")).isEmpty();
  }

  @Test
  void this_process_is_alive() {
    assertThat(ProcessStat.self().alive()).isTrue();
  }

  @Test
  void a_zombie_has_ended() {
    String zombie = "42 (sh)" + TAIL.replace(" S ", " Z ");

    assertThat(ProcessStat.parse(zombie).orElseThrow().ended()).isTrue();
  }

  @Test
  void another_process_with_the_same_id_is_not_this_one() {
    ProcessStat self = ProcessStat.self();

    assertThat(new ProcessStat(self.pid(), self.startTicks() + 1, 0, false).alive()).isFalse();
  }
}
