package io.whiskwatt.cli.performance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SoakRunTest {
  @Test
  void what_stays_where_it_was_is_bounded() {
    SoakRun run = sockets(second -> 40 + second % 7);
    assertThat(run.grown()).isEmpty();
    assertThat(run.most(Measure.SOCKETS)).isEqualTo(46);
  }

  @Test
  void what_grows_all_the_time_is_not() {
    SoakRun run = sockets(second -> second);
    assertThat(run.grown()).containsExactly(Measure.SOCKETS);
    assertThat(run.first(Measure.SOCKETS)).isEqualTo(14.5);
    assertThat(run.last(Measure.SOCKETS)).isEqualTo(74.5);
  }

  @Test
  void a_sample_comes_back_from_its_line() {
    Sample sample = new Sample(1, 2, 3, 4, 5, 6, 7);
    assertThat(Sample.ofLine(sample.line())).isEqualTo(sample);
  }

  @Test
  void a_curve_begins_at_zero_and_ends_at_the_largest() {
    assertThat(Curve.of(List.of(0.0, 1.0, 2.0, 7.0))).isEqualTo("▁▂▃█");
    assertThat(Curve.of(List.of(0.0, 0.0))).isEqualTo("▁▁");
    assertThat(Curve.of(LongStream.range(0, 400).mapToObj(n -> 5.0).toList())).hasSize(40);
  }

  private static SoakRun sockets(LongUnaryOperator ofSecond) {
    List<Sample> during =
        LongStream.range(0, 90)
            .mapToObj(second -> new Sample(second, 0, 0, 0, ofSecond.applyAsLong(second), 0, 0))
            .toList();
    Sample none = new Sample(0, 0, 0, 0, 0, 0, 0);
    return new SoakRun(none, during, none, Map.of(), Map.of());
  }
}
