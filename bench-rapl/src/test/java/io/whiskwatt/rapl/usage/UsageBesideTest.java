package io.whiskwatt.rapl.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.testing.fake.FakeEnergyMeter;
import io.whiskwatt.testing.fake.FakeMachine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageBesideTest {
  private final ManualTime time = new ManualTime();
  private final Heard heard = new Heard();
  private EnergyMeter meter;

  @BeforeEach
  void open() {
    FakeMachine machine = new FakeMachine("n1", time, seconds -> 10);
    UsageSampler sampler = UsageSampler.of(LocalNode.read(), ProcessGroup.GENERATOR);
    meter = UsageBeside.of(new FakeEnergyMeter(machine, time), sampler, time);
  }

  @AfterEach
  void close() {
    meter.close();
  }

  private long looks() {
    return heard.usage.stream().mapToLong(UsageReading::nanos).distinct().count();
  }

  @Test
  void the_machine_is_looked_at_at_once_and_then_once_a_second() {
    meter.start(heard);
    assertThat(looks()).isOne();
    time.advance(Duration.ofMillis(3500));
    assertThat(looks()).isEqualTo(4);
  }

  @Test
  void the_end_of_a_window_is_looked_at() {
    meter.start(heard);
    time.advance(Duration.ofMillis(300));
    assertThat(meter.covers(time.nanos())).isTrue();
    assertThat(heard.usage).extracting(UsageReading::nanos).contains(time.nanos());
  }

  @Test
  void nobody_looks_where_nobody_wants_it() {
    meter.start(CheckReadings.into(heard));
    time.advance(Duration.ofSeconds(2));
    assertThat(meter.covers(time.nanos())).isTrue();
    assertThat(heard.usage).isEmpty();
    assertThat(heard.counters).isNotEmpty();
  }

  @Test
  void nobody_looks_after_the_end() {
    meter.start(heard);
    meter.close();
    time.advance(Duration.ofSeconds(5));
    assertThat(looks()).isOne();
  }

  private static final class Heard implements CounterSink {
    private final List<UsageReading> usage = new CopyOnWriteArrayList<>();
    private final List<CounterReading> counters = new CopyOnWriteArrayList<>();

    @Override
    public void counter(CounterReading reading) {
      counters.add(reading);
    }

    @Override
    public void clock(ClockExchange exchange) {
      // Clocks are the wrapped meter's.
    }

    @Override
    public void usage(UsageReading reading) {
      usage.add(reading);
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      // Nothing is lost here.
    }
  }
}
