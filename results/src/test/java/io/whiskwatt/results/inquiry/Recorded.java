package io.whiskwatt.results.inquiry;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PlatformEntry;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SimulatedRun;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A run of one platform with one cell, made in memory: machines whose power over time is known,
 * read ten times a second.
 */
final class Recorded {
  private static final Workload WORKLOAD =
      new Workload(
          "hello",
          new WorkloadSource.Bundled("hello"),
          Optional.empty(),
          DataSize.ofMegabytes(256),
          "{}");
  private static final LoadShape LOAD = new LoadShape.Closed(1, Duration.ZERO);
  private static final String CELL = new Cell("p", WORKLOAD, StartKind.WARM, LOAD).id();
  private static final long PERIOD_NANOS = 100_000_000;
  private static final double IDLE_WATTS = 30;

  private final List<NodeFacts> nodes = new ArrayList<>();
  private final Map<NodeId, DoubleUnaryOperator> watts = new LinkedHashMap<>();
  private final List<StepRecord> steps = new ArrayList<>();
  private final Map<StepKey, List<InvocationRow>> rows = new LinkedHashMap<>();

  private long usageEnd = -1;
  private IntFunction<Optional<NodeId>> servedBy = slot -> Optional.empty();

  /** A machine that may serve. */
  Recorded worker(String name, DoubleUnaryOperator power) {
    return machine(name, Map.of(), power);
  }

  /** A machine that never serves. */
  Recorded controlPlane(String name, DoubleUnaryOperator power) {
    return machine(name, Map.of(NodeFacts.ROLE, NodeFacts.CONTROL_PLANE), power);
  }

  private Recorded machine(String name, Map<String, String> facts, DoubleUnaryOperator power) {
    NodeId id = new NodeId(name);
    nodes.add(new NodeFacts(new Node(id, name), facts));
    watts.put(id, power);
    return this;
  }

  /** The machines tell of their processors until then; functions keep them busy above 30 W. */
  Recorded usageUntil(double seconds) {
    usageEnd = nanos(seconds);
    return this;
  }

  Recorded idle(int block, double fromSeconds, double toSeconds) {
    steps.add(
        step(new StepKey(block, "", "idle-empty", steps.size()), fromSeconds, toSeconds, Map.of()));
    return this;
  }

  /** A window with evenly spaced calls that take 10 ms each. */
  Recorded trial(
      int block, double fromSeconds, double toSeconds, int calls, Map<String, Object> facts) {
    StepKey key = new StepKey(block, CELL, "measure", 0);
    steps.add(step(key, fromSeconds, toSeconds, facts));
    double gap = (toSeconds - fromSeconds) / calls;
    rows.put(
        key,
        IntStream.range(0, calls)
            .mapToObj(slot -> row(slot, nanos(fromSeconds + slot * gap), servedBy.apply(slot)))
            .toList());
    return this;
  }

  private static InvocationRow row(int slot, long due, Optional<NodeId> node) {
    return new InvocationRow(
        slot,
        0,
        due,
        due,
        due + 10_000_000,
        OutcomeKind.SUCCESS,
        200,
        node.map(known -> detail(slot, known)),
        Optional.empty());
  }

  private static InvocationDetail detail(int slot, NodeId node) {
    return new InvocationDetail(
        slot,
        "activation-" + slot,
        "0.0.1",
        PlatformTimes.UNKNOWN,
        SandboxUse.UNKNOWN,
        StartEvidence.of(StartKind.WARM),
        Optional.of(node),
        Optional.empty());
  }

  /** Where calls run from now on, by their slots; else nobody knows. */
  Recorded servedBy(IntFunction<Optional<NodeId>> nodes) {
    servedBy = nodes;
    return this;
  }

  private static StepRecord step(
      StepKey key, double fromSeconds, double toSeconds, Map<String, Object> facts) {
    return new StepRecord(key, 0, 0, nanos(fromSeconds), nanos(toSeconds), Instant.EPOCH, facts);
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  RunData data() {
    SimulatedRun run = new SimulatedRun(study(), environment());
    for (int i = 0; i < steps.size(); i++) {
      StepRecord step = steps.get(i);
      run.commit(step, rows.getOrDefault(step.key(), List.of()), i == 0 ? log() : EnergyLog.EMPTY);
    }
    return run.data();
  }

  private static StudySpec study() {
    Duration second = Duration.ofSeconds(1);
    ConfigNode section = ConfigNode.Mapping.empty("made.yaml");
    return new StudySpec(
        "made",
        List.of(new PlatformEntry("p", "local", section, Map.of(), Optional.empty(), section)),
        "p",
        List.of(WORKLOAD),
        List.of(StartKind.WARM),
        List.of(LOAD),
        new Design(DesignLevel.L1, 2, Duration.ZERO, Duration.ZERO, second, second, 1),
        0.05,
        "study: made\n");
  }

  private RunEnvironment environment() {
    List<ZoneFacts> zones =
        watts.keySet().stream()
            .map(id -> new ZoneFacts(id, "package-0", "package", true, "", OptionalLong.empty()))
            .toList();
    SourceFacts source =
        new SourceFacts(
            "simulated",
            Quality.MEASURED,
            zones,
            Duration.ofNanos(PERIOD_NANOS),
            Duration.ofMillis(1),
            Energy.ofMicrojoules(1),
            "a simulation",
            List.of());
    return new RunEnvironment(
        Map.of(),
        List.of(
            new RunEnvironment.PlatformFacts(
                "p",
                Map.of(),
                source,
                nodes,
                IsolationProof.of(IsolationProof.Verdict.NOT_PROVEN, List.of()),
                Optional.empty())),
        new NodeFacts(new Node(new NodeId("sender"), "sender"), Map.of()));
  }

  private EnergyLog log() {
    long end = steps.get(steps.size() - 1).endNanos() + 10 * PERIOD_NANOS;
    List<CounterReading> readings = new ArrayList<>();
    List<ClockExchange> clocks = new ArrayList<>();
    List<UsageReading> usage = new ArrayList<>();
    watts.forEach(
        (id, power) -> {
          double joules = 1000;
          double busySeconds = 0;
          for (long now = 0; now <= end; now += PERIOD_NANOS) {
            readings.add(counter(id, now, joules));
            clocks.add(new ClockExchange(id, now - 1000, now, now + 1000));
            usage.addAll(now <= usageEnd ? usage(id, now, busySeconds) : List.of());
            double drawn = power.applyAsDouble((now + PERIOD_NANOS / 2.0) / 1e9);
            joules += drawn * PERIOD_NANOS / 1e9;
            busySeconds += drawn > IDLE_WATTS ? PERIOD_NANOS / 1e9 : 0;
          }
        });
    return new EnergyLog(readings, clocks, usage, List.of());
  }

  private static CounterReading counter(NodeId id, long now, double joules) {
    return new CounterReading(
        id, "package-0", now / PERIOD_NANOS, now, 0, Math.round(joules * 1e6));
  }

  private static List<UsageReading> usage(NodeId id, long now, double busySeconds) {
    String function = ProcessGroup.FUNCTION.key();
    return List.of(
        new UsageReading(
            id, UsageReading.MACHINE, UsageMeasure.CPU_USER_NANOS, now, busySeconds * 1e9),
        new UsageReading(id, UsageReading.MACHINE, UsageMeasure.CPU_SYSTEM_NANOS, now, 0),
        new UsageReading(id, UsageReading.MACHINE, UsageMeasure.CPU_GUEST_NANOS, now, 0),
        new UsageReading(id, function, UsageMeasure.CPU_NANOS, now, busySeconds * 1e9));
  }
}
