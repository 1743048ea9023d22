package io.whiskwatt.results.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final int IN_FLIGHT = Point.NAMES.indexOf("inFlight");
  private static final int REACHED = Point.NAMES.indexOf("reached");
  private static final int WATTS = Point.NAMES.size();

  private final History history = new History();

  @Test
  void only_what_came_after_a_look_is_given() {
    add(1, 10);
    assertThat(history.after(7)).extracting(Point::number).containsExactly(8L, 9L, 10L);
  }

  @Test
  void a_long_run_is_kept_as_a_quarter_of_an_hour_and_half_minutes_before_it() {
    add(1, 1200);
    List<Point> all = history.after(0);
    assertThat(all).hasSize(900 + 10).extracting(Point::number).isSorted();
    assertThat(all.get(0).number()).isEqualTo(30);
    assertThat(all.get(0).figure(REACHED)).isEqualTo(15.5);
    assertThat(all.get(0).figure(IN_FLIGHT)).isEqualTo(30);
    assertThat(all.get(0).figure(WATTS)).isEqualTo(38.2);
  }

  @Test
  void whatever_the_length_it_holds_no_more() {
    add(1, 60_000);
    assertThat(history.after(0)).hasSizeLessThanOrEqualTo(History.EACH + 30 + History.COARSE);
  }

  @Test
  void what_was_unknown_all_the_time_stays_unknown() {
    add(1, 1000);
    assertThat(history.after(0).get(0).figure(0)).isNaN();
  }

  /** Reached and in flight are the look's number, power is 38.2 W, all else is unknown. */
  private void add(int first, int last) {
    for (int number = first; number <= last; number++) {
      Double[] figures = new Double[Point.NAMES.size() + 1];
      Arrays.fill(figures, Double.NaN);
      figures[REACHED] = (double) number;
      figures[IN_FLIGHT] = (double) number;
      figures[WATTS] = 38.2;
      history.add(new Point(number, number, List.of(figures)));
    }
  }
}
