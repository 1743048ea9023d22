package io.whiskwatt.results.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.node.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NodeClockTest {
  private static final NodeId NODE = new NodeId("boot");
  private static final long SECOND = 1_000_000_000;

  /** Both clocks have been running for a year or so. */
  private static final long RUN_ORIGIN = 31_536_000L * SECOND;

  private static final double AHEAD = 30e9;

  private final Random random = new Random(11);

  @Test
  void without_an_exchange_the_clocks_are_one() {
    NodeClock clock = NodeClock.of(List.of());
    assertThat(clock.nodeNanos(5)).isEqualTo(5);
    assertThat(clock.boundSeconds(5)).isZero();
    assertThat(clock.drift()).isEmpty();
  }

  @Test
  void one_exchange_is_known_to_half_its_round_trip_and_less_with_time() {
    NodeClock clock = NodeClock.of(List.of(new ClockExchange(NODE, 100, 5_200, 300)));
    assertThat(clock.nodeNanos(200)).isEqualTo(5_200);
    assertThat(clock.boundSeconds(200) * 1e9).isCloseTo(101, within(0.1));
    assertThat(clock.boundSeconds(200 + 10 * SECOND)).isCloseTo(0.005, within(1e-5));
  }

  @Test
  void offset_and_drift_are_found_within_their_bounds_at_any_round_trip() {
    for (double ppm : new double[] {0, 12.5, -40, 300}) {
      DoubleUnaryOperator truth = second -> AHEAD + ppm * 1e3 * second;
      NodeClock clock = NodeClock.of(exchanges(truth, 1_800, 5, 2_000_000));
      assertHolds(clock, truth, 1_800);
      NodeClock.Drift drift = clock.drift().orElseThrow();
      assertThat(drift.rate()).isCloseTo(ppm * 1e-6, within(drift.bound()));
      assertThat(drift.bound()).isLessThan(2e-6);
    }
  }

  @Test
  void many_exchanges_tell_more_than_the_quickest_of_them() {
    DoubleUnaryOperator truth = second -> AHEAD + 20e3 * second;
    List<ClockExchange> exchanges = exchanges(truth, 600, 5, 2_000_000);
    double quickest =
        exchanges.stream()
            .mapToDouble(each -> (each.receivedNanos() - each.sentNanos()) / 2e9)
            .min()
            .orElseThrow();
    assertThat(NodeClock.of(exchanges).boundSeconds(at(300))).isLessThan(quickest);
  }

  @Test
  void a_rate_that_changes_is_followed() {
    DoubleUnaryOperator truth =
        second -> AHEAD + (second < 700 ? 5e3 * second : 5e3 * 700 + 90e3 * (second - 700));
    NodeClock clock = NodeClock.of(exchanges(truth, 1_500, 5, 500_000));
    assertHolds(clock, truth, 690);
    assertThat(Math.abs(error(clock, truth, 1_200))).isLessThan(1e-3);
  }

  @Test
  void an_exchange_that_took_a_second_does_no_harm() {
    DoubleUnaryOperator truth = second -> AHEAD;
    List<ClockExchange> exchanges = new ArrayList<>(exchanges(truth, 100, 5, 200_000));
    exchanges.add(new ClockExchange(NODE, at(50), at(50) + (long) AHEAD + 10, at(51)));
    assertHolds(NodeClock.of(exchanges), truth, 100);
    assertThat(NodeClock.of(exchanges).boundSeconds(at(50))).isLessThan(200e-6);
  }

  @Test
  void long_after_the_last_exchange_the_bound_grows() {
    NodeClock clock = NodeClock.of(exchanges(second -> AHEAD, 60, 5, 500_000));
    assertThat(clock.boundSeconds(at(600))).isGreaterThan(4 * clock.boundSeconds(at(30)));
    assertThat(Math.abs(error(clock, second -> AHEAD, 600)))
        .isLessThanOrEqualTo(clock.boundSeconds(at(600)));
  }

  private static void assertHolds(NodeClock clock, DoubleUnaryOperator truth, int seconds) {
    for (int second = 0; second <= seconds; second += 7) {
      assertThat(Math.abs(error(clock, truth, second)))
          .as("after " + second + " s")
          .isLessThanOrEqualTo(clock.boundSeconds(at(second)) + 2e-9);
    }
  }

  private static double error(NodeClock clock, DoubleUnaryOperator truth, int second) {
    double offset = clock.nodeNanos(at(second)) - at(second);
    return (offset - truth.applyAsDouble(second)) / 1e9;
  }

  private static long at(int second) {
    return RUN_ORIGIN + second * SECOND;
  }

  /** The way there and the way back take any part of a round trip of up to so many nanoseconds. */
  private List<ClockExchange> exchanges(
      DoubleUnaryOperator offset, int seconds, int every, int trip) {
    List<ClockExchange> exchanges = new ArrayList<>();
    for (int second = 0; second <= seconds; second += every) {
      long answered = at(second) + random.nextInt(1_000);
      long node = answered + Math.round(offset.applyAsDouble((answered - RUN_ORIGIN) / 1e9));
      exchanges.add(
          new ClockExchange(
              NODE, answered - random.nextInt(trip), node, answered + random.nextInt(trip)));
    }
    return exchanges;
  }
}
