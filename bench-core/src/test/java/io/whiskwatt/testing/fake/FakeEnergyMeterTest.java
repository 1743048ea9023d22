package io.whiskwatt.testing.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FakeEnergyMeterTest {
  private final ManualTime time = new ManualTime();
  private final FakeMachine machine = new FakeMachine("here", time, Power.ofWatts(100));
  private final FakeEnergyMeter meter = new FakeEnergyMeter(machine, time);
  private final Heard heard = new Heard();

  @Test
  void wrapped_counters_add_up_to_what_the_machine_drew() {
    meter.start(heard);
    time.at(Duration.ofMillis(500).toNanos(), () -> machine.draw(Energy.ofJoules(3)));
    time.advance(Duration.ofSeconds(1));

    assertThat(joules(heard.readings)).isCloseTo(103, Offset.offset(1e-3));
    assertThat(heard.readings).allMatch(r -> r.microjoules() < FakeEnergyMeter.RANGE);
  }

  @Test
  void power_follows_its_function_of_time() {
    FakeMachine rising = new FakeMachine("rising", time, second -> 10 * second);
    time.advance(Duration.ofSeconds(4));
    assertThat(rising.drawn().joules()).isCloseTo(80, Offset.offset(1e-6));
  }

  @Test
  void readings_are_stamped_by_the_clock_of_the_node() {
    meter.start(heard);
    assertThat(heard.readings.get(0).nanos()).isEqualTo(FakeEnergyMeter.CLOCK_OFFSET.toNanos());
    assertThat(heard.exchanges.get(0).sentNanos()).isZero();
  }

  @Test
  void a_gap_on_demand_covers_nothing_and_is_reported_when_it_is_over() {
    meter.start(heard);
    time.advance(Duration.ofMillis(100));
    meter.loseReadings(GapReason.CONNECTION_LOST, Duration.ofMillis(200));
    time.advance(Duration.ofMillis(150));
    assertThat(meter.covers(Duration.ofMillis(200).toNanos())).isFalse();
    assertThat(heard.gaps).isEmpty();

    time.advance(Duration.ofMillis(100));
    assertThat(meter.covers(Duration.ofMillis(200).toNanos())).isTrue();
    assertThat(heard.gaps).containsExactly("CONNECTION_LOST 5100 to 5300 ms");
  }

  private static double joules(List<CounterReading> readings) {
    OptionalLong previous = OptionalLong.empty();
    double joules = 0;
    for (CounterReading reading : readings) {
      CounterStep step =
          CounterStep.between(
              previous, reading.microjoules(), OptionalLong.of(FakeEnergyMeter.RANGE), 100_000_000);
      joules += step instanceof CounterStep.Delta delta ? delta.energy().joules() : 0;
      joules += step instanceof CounterStep.Wrapped wrapped ? wrapped.energy().joules() : 0;
      previous = OptionalLong.of(reading.microjoules());
    }
    return joules;
  }

  /** What is heard of the package zone. */
  private static final class Heard implements CounterSink {
    private final List<CounterReading> readings = new ArrayList<>();
    private final List<ClockExchange> exchanges = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    @Override
    public void counter(CounterReading reading) {
      if (reading.zone().equals("package-0")) {
        readings.add(reading);
      }
    }

    @Override
    public void clock(ClockExchange exchange) {
      exchanges.add(exchange);
    }

    @Override
    public void usage(UsageReading reading) {
      // Energy alone is looked at.
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      gaps.add(reason + " " + fromNanos / 1_000_000 + " to " + toNanos / 1_000_000 + " ms");
    }
  }
}
