package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreeCallersTest {
  @Test
  void callers_come_out_in_the_order_in_which_they_are_due_and_then_came() {
    Random random = new Random(5);
    FreeCallers free = new FreeCallers(500);
    List<int[]> expected = new ArrayList<>();
    for (int caller = 0; caller < 500; caller++) {
      int due = random.nextInt(50);
      free.add(caller, due);
      expected.add(new int[] {caller, due});
    }
    expected.sort(Comparator.comparingInt(each -> each[1]));
    for (int[] each : expected) {
      assertThat(free.firstDueNanos()).isEqualTo(each[1]);
      assertThat(free.take()).isEqualTo(each[0]);
    }
    assertThat(free.isEmpty()).isTrue();
  }
}
