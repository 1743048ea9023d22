package io.whiskwatt.results.store;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
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
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.TrialData;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A few steps of a small study, awkward characters included. */
final class SampleRun {
  static final NodeId NODE = new NodeId("node \"1\", left");
  static final Workload HELLO =
      new Workload(
          "hello",
          new WorkloadSource.Bundled("hello"),
          Optional.empty(),
          DataSize.ofMegabytes(256),
          "{}");
  static final Cell CELL =
      new Cell("runc", HELLO, StartKind.COLD, new LoadShape.Closed(1, Duration.ZERO));

  private SampleRun() {}

  static StudySpec study() {
    return new StudySpec(
        "sample",
        List.of(platform("runc", Map.of()), platform("kata", Map.of("kernel", "own"))),
        "runc",
        List.of(HELLO),
        List.of(StartKind.COLD),
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        new Design(
            DesignLevel.L1,
            3,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            42),
        0.05,
        "study: sample # as written\n");
  }

  private static PlatformEntry platform(String name, Map<String, String> isolation) {
    ConfigNode section = ConfigNode.Mapping.empty("study.yaml");
    return new PlatformEntry(name, "local", section, isolation, Optional.empty(), section);
  }

  static RunEnvironment environment(String version) {
    NodeFacts node =
        new NodeFacts(new Node(NODE, "worker"), Map.of("governor", "performance", "cpu", "x 1"));
    ZoneFacts zone =
        new ZoneFacts(NODE, "package-0", "package", true, "a package", OptionalLong.of(1L << 40));
    ZoneFacts core =
        new ZoneFacts(NODE, "core", "core", false, "inside package-0", OptionalLong.empty());
    SourceFacts source =
        new SourceFacts(
            "powercap",
            Quality.MEASURED,
            List.of(zone, core),
            Duration.ofMillis(100),
            Duration.ofMillis(1),
            Energy.ofMicrojoules(61),
            "a sample",
            List.of("note"));
    return new RunEnvironment(
        Map.of("version", version, "java", "17"),
        List.of(
            new RunEnvironment.PlatformFacts(
                "runc",
                Map.of("sandbox", "runc"),
                source,
                List.of(node),
                IsolationProof.of(IsolationProof.Verdict.NOT_PROVEN, List.of("uname")),
                Optional.of(CheckReadings.marked(source)))),
        node);
  }

  static StepRecord idle(int session, int block, int index) {
    long start = 1_000_000_000L * (block * 10L + index * 5L);
    return new StepRecord(
        new StepKey(block, "", "idle-empty", index),
        session,
        2 * index,
        start,
        start + 2_000_000_000L,
        Instant.parse("2026-01-02T03:04:05.678Z").plusNanos(start),
        Map.of("windowNanos", 2_000_000_000L));
  }

  static StepRecord trial(int session, int block) {
    long start = 1_000_000_000L * (block * 10L + 2L);
    return new StepRecord(
        new StepKey(block, CELL.id(), "measure", 0),
        session,
        1,
        start,
        start + 3_000_000_000L,
        Instant.parse("2026-01-02T03:04:05.678Z").plusNanos(start),
        Map.of("start", "cold", "failed", 1L, "energyUncovered", true, "share", 0.25));
  }

  static StepData idleData(long fromNanos) {
    return StepData.idle(energy(fromNanos, 4));
  }

  static StepData trialData(long fromNanos) {
    List<ListedLog.Call> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long at = fromNanos + i * 100_000_000L;
      OutcomeKind outcome = i == 3 ? OutcomeKind.DEVELOPER_ERROR : OutcomeKind.SUCCESS;
      calls.add(new ListedLog.Call(at, at + 1_000_000, at + 50_000_000L + i, outcome));
    }
    calls.add(new ListedLog.Call(fromNanos, 0, 0, OutcomeKind.DROPPED));
    List<InvocationDetail> details = List.of(detail(0), detail(2), bareDetail(3));
    return StepData.measured(
        new TrialData(CELL, new ListedLog(calls), details), energy(fromNanos, 6));
  }

  static InvocationDetail detail(int slot) {
    return new InvocationDetail(
        slot,
        "activation,\"" + slot + "\"\r\nnext",
        "0.0.1",
        new PlatformTimes(OptionalLong.of(-3), OptionalLong.of(200), OptionalLong.of(240)),
        new SandboxUse("instance-" + slot, OptionalLong.of(1)),
        new StartEvidence(
            Optional.of(StartKind.COLD),
            Set.of(StartDoubt.NEW_VERSION_WITHOUT_INIT, StartDoubt.COLD_OR_PREWARMED)),
        Optional.of(NODE),
        Optional.of(new Lookup(120, OutcomeKind.APPLICATION_ERROR)));
  }

  private static InvocationDetail bareDetail(int slot) {
    return new InvocationDetail(
        slot,
        "",
        "",
        PlatformTimes.UNKNOWN,
        new SandboxUse("instance", OptionalLong.empty()),
        StartEvidence.NONE,
        Optional.empty(),
        Optional.empty());
  }

  static EnergyLog energy(long fromNanos, int samples) {
    List<CounterReading> readings = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      long at = fromNanos + i * 500_000_000L;
      readings.add(new CounterReading(NODE, "package-0", i, at, 20, at / 100));
      readings.add(new CounterReading(NODE, "core", i, at + 1, 20, at / 200));
    }
    ClockExchange clock = new ClockExchange(NODE, fromNanos, fromNanos + 5, fromNanos + 10);
    return new EnergyLog(
        readings,
        List.of(clock),
        List.of(
            new UsageReading(NODE, "machine", UsageMeasure.FREQUENCY_HERTZ, fromNanos, 2.6e9),
            new UsageReading(NODE, "pod/a, \"b\"", UsageMeasure.CPU_NANOS, fromNanos, 1.5)),
        List.of(new EnergyLog.Gap(NODE, GapReason.SAMPLES_LOST, fromNanos, fromNanos + 7)));
  }
}
