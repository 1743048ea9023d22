package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cold starts of 8 J and warm ones of 0.1 J, in two blocks on a machine that idles at 60 W. */
class ColdStartTest {
  private static final double IDLE = 60;

  private static NavigableMap<Integer, Double> both(double value) {
    return new TreeMap<>(Map.of(0, value, 1, value));
  }

  /**
   * One cell.
   *
   * @param taken off as idle power, which is 60 W in truth
   * @param waiting sandbox-seconds per invocation, of 0.05 W each; NaN: nobody counted
   */
  private static ColdStart.Arm arm(double joules, double seconds, double taken, double waiting) {
    double gross = joules + IDLE * seconds + (waiting > 0 ? 0.05 * waiting : 0);
    return new ColdStart.Arm(
        both(gross),
        both(gross - taken * seconds),
        both(taken),
        both(seconds),
        Double.isNaN(waiting) ? new TreeMap<>() : both(waiting));
  }

  private static Optional<IdlePool> pool() {
    return Optional.of(new IdlePool(4, both(0.05), List.of()));
  }

  @Test
  void an_error_of_idle_power_cancels_between_equal_windows() {
    ColdStart start = new ColdStart(arm(8, 1, 57, 0), arm(0.1, 1, 57, 0), Optional.empty());
    assertThat(start.joules()).hasSize(2).allSatisfy(ColdStartTest::isTruth);
    assertThat(start.limits()).singleElement().asString().contains("processors and memory");
  }

  private static void isTruth(int block, double joules) {
    assertThat(joules).isCloseTo(7.9, within(1e-9));
  }

  @Test
  void idle_power_is_taken_off_for_a_tail_alone() {
    ColdStart exact = new ColdStart(arm(8, 1.03, 60, 0), arm(0.1, 1, 60, 0), Optional.empty());
    ColdStart wrong = new ColdStart(arm(8, 1.03, 57, 0), arm(0.1, 1, 57, 0), Optional.empty());
    assertThat(exact.sameWindows()).isTrue();
    assertThat(exact.joules()).allSatisfy(ColdStartTest::isTruth);
    // 3 W wrong over 0.03 s, and not over 1.03 s.
    assertThat(wrong.joules().get(0)).isCloseTo(7.9 + 3 * 0.03, within(1e-9));
  }

  @Test
  void windows_that_differ_leave_a_difference_of_net_energies_and_say_so() {
    ColdStart start = new ColdStart(arm(8, 3, 60, 0), arm(0.1, 1, 60, 0), Optional.empty());
    assertThat(start.sameWindows()).isFalse();
    assertThat(start.joules()).allSatisfy(ColdStartTest::isTruth);
    assertThat(start.limits())
        .anyMatch(limit -> limit.contains("Cold starts were 3.00 s apart and warm ones 1.00 s"));
  }

  @Test
  void what_waiting_sandboxes_drew_is_taken_off_where_a_pool_tells_it() {
    ColdStart start = new ColdStart(arm(8, 1, 60, 20), arm(0.1, 1, 60, 2), pool());
    assertThat(start.joules()).allSatisfy(ColdStartTest::isTruth);
    assertThat(start.limits())
        .anyMatch(limit -> limit.contains("18.0 s longer") && limit.contains("taken off"));
  }

  @Test
  void without_a_pool_or_without_a_count_it_stays_in_and_is_said_to() {
    ColdStart counted = new ColdStart(arm(8, 1, 60, 20), arm(0.1, 1, 60, 2), Optional.empty());
    ColdStart uncounted = new ColdStart(arm(8, 1, 60, Double.NaN), arm(0.1, 1, 60, 0), pool());
    assertThat(counted.joules().get(0)).isCloseTo(7.9 + 18 * 0.05, within(1e-9));
    assertThat(counted.limits()).anyMatch(limit -> limit.contains("is in it. Idle windows"));
    assertThat(uncounted.limits()).anyMatch(limit -> limit.contains("may have waited"));
  }
}
