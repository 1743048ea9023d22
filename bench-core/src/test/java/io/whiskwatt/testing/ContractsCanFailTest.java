package io.whiskwatt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StopRule;
import io.whiskwatt.testing.fake.FakeBehaviour;
import io.whiskwatt.testing.fake.FakeEnergyMeter;
import io.whiskwatt.testing.fake.FakeMachine;
import io.whiskwatt.testing.fake.FakePlatform;
import io.whiskwatt.testing.fake.MemoryJournal;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Power;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A contract is worth the faults it finds. */
class ContractsCanFailTest {
  private final ManualTime time = new ManualTime();

  @Test
  void a_platform_that_reports_an_end_twice_is_found() {
    Supplier<Platform> twice =
        () ->
            new SpoiledPlatform(
                platform(time), UnaryOperator.identity(), EndsTwice::new, UnaryOperator.identity());
    assertThat(failures(PlatformContract.of(twice, Cells.hello(StartKind.WARM), time)))
        .contains("each slot is sent once and ends once");
  }

  @Test
  void a_platform_that_waits_for_the_reply_is_found() {
    TimeSource real = SystemTime.INSTANCE;
    Supplier<Platform> slow =
        () ->
            new SpoiledPlatform(
                platform(real),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                invoker -> new Blocking(invoker, real));
    List<ContractCheck> one =
        PlatformContract.of(slow, Cells.hello(StartKind.WARM), real).stream()
            .filter(check -> check.name().startsWith("beginning an invocation"))
            .toList();
    assertThat(failures(one)).hasSize(1);
  }

  @Test
  void a_platform_whose_cold_starts_are_warm_is_found() {
    Supplier<Platform> lukewarm =
        () ->
            new SpoiledPlatform(
                platform(time),
                kind -> StartKind.WARM,
                UnaryOperator.identity(),
                UnaryOperator.identity());
    assertThat(failures(PlatformContract.of(lukewarm, Cells.hello(StartKind.COLD), time)))
        .contains(
            "it grants no more starts than asked for",
            "the start that was planned is the one seen");
  }

  @Test
  void a_meter_that_covers_everything_is_found() {
    Supplier<EnergyMeter> meter = () -> new Boastful(new FakeEnergyMeter(machine(time), time));
    assertThat(failures(EnergyMeterContract.of(meter, time)))
        .contains(
            "it covers nothing before it is started",
            "it soon covers the present, never the future",
            "what it covers was read at or after that time");
  }

  @Test
  void a_journal_that_forgets_is_found() {
    assertThat(failures(RunJournalContract.of(() -> MemoryJournal::new)))
        .contains("steps are committed in order", "each opening is a session");
  }

  @Test
  void a_rule_with_a_memory_is_found() {
    StepRecord step =
        new StepRecord(new StepKey(0, "", "idle-empty", 0), 0, 0, 0, 1, Instant.EPOCH, Map.of());
    assertThat(failures(StopRuleContract.of(SecondTime::new, List.of(step, step)))).hasSize(1);
  }

  private static FakePlatform platform(TimeSource time) {
    FakeBehaviour quick = FakeBehaviour.usual().withIdleTimeout(Duration.ofMillis(50));
    return new FakePlatform(quick, machine(time), time);
  }

  private static FakeMachine machine(TimeSource time) {
    return new FakeMachine("here", time, Power.ofWatts(500));
  }

  private static List<String> failures(List<ContractCheck> checks) {
    return checks.stream().filter(check -> !holds(check)).map(ContractCheck::name).toList();
  }

  private static boolean holds(ContractCheck check) {
    try {
      check.body().run();
      return true;
    } catch (AssertionError | Exception e) {
      return false;
    }
  }

  private record EndsTwice(InvocationSink sink) implements InvocationSink {
    @Override
    public void sent(int slot, long nanos) {
      sink.sent(slot, nanos);
    }

    @Override
    public void ended(int slot, long nanos, OutcomeKind kind, int status, ByteBuffer reply) {
      sink.ended(slot, nanos, kind, status, reply);
      sink.ended(slot, nanos, kind, status, reply);
    }
  }

  /** Takes longer than the function itself, whose 10 ms it waits for. */
  private record Blocking(Invoker invoker, TimeSource time) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      boolean begun = invoker.begin(slot, ticket);
      time.parkUntil(time.nanos() + Duration.ofMillis(12).toNanos());
      return begun;
    }

    @Override
    public void close() {
      invoker.close();
    }
  }

  /** Says it has read what it never reads. */
  private record Boastful(EnergyMeter meter) implements EnergyMeter {
    @Override
    public Set<Node> nodes() {
      return meter.nodes();
    }

    @Override
    public SourceFacts facts() {
      return meter.facts();
    }

    @Override
    public List<NodeFacts> nodeFacts() {
      return meter.nodeFacts();
    }

    @Override
    public void start(CounterSink sink) {}

    @Override
    public boolean covers(long nanos) {
      return true;
    }

    @Override
    public void close() {
      meter.close();
    }
  }

  /** Stops when it is asked about the same number of steps again. */
  private static final class SecondTime implements StopRule {
    private static final int UNKNOWN = -1;

    private int asked = UNKNOWN;

    @Override
    public Decision after(List<StepRecord> committed) {
      asked++;
      return asked == committed.size() ? Decision.CONTINUE : Decision.STOP;
    }
  }
}
