package io.whiskwatt.results.compare;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.GeneratorSettings;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.plan.Selection;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.results.store.ListedLog;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.TrialData;
import io.whiskwatt.units.Energy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A run whose truth is known, written through the real journal: one machine with a counter that
 * wraps, on a clock 5 s ahead of the run's, drawing idle power and what the invocations use.
 */
final class SyntheticRun {
  static final NodeId NODE = new NodeId("node-1");
  static final long RANGE_MICROJOULES = 20_000_000_000L;
  static final long SAMPLE_NANOS = 50_000_000;
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(4);

  private final Map<String, Truth> truths = new LinkedHashMap<>();
  private final List<StartKind> starts;
  private final Random random = new Random(12);
  private DesignLevel level = DesignLevel.L1;
  private Map<String, Quality> qualities = Map.of();
  private Map<String, String> claim = Map.of();
  private IsolationProof.Verdict proof = IsolationProof.Verdict.NOT_PROVEN;
  private String governor = "performance";
  private double idleNoise = 0.02;
  private double drift;
  private int planned = 12;
  private int measured = 12;
  private Map<Integer, SyntheticMachine.Silence> gaps = Map.of();
  private long roundTripNanos = 2_000;
  private int sessionBreak = -1;
  private int coldBlock = -1;
  private int acceptedOfTen;
  private Optional<Stopping> stopping = Optional.empty();
  private PrimaryMetric primary = PrimaryMetric.NET_ENERGY;
  private NodeId servedBy = NODE;
  private String proofEvidence = "evidence";
  private Optional<SyntheticMachine.Beside> beside = Optional.empty();

  /**
   * What one platform's invocations really do.
   *
   * @param joules net, of each
   * @param noise relative scatter of a trial's net energy, 0 and up
   * @param calls in a window
   * @param seconds each takes
   */
  record Truth(double joules, double noise, int calls, double seconds) {}

  private Optional<SyntheticPool> pool = Optional.empty();
  private Optional<SyntheticSecond.Second> second = Optional.empty();

  private SyntheticRun(List<StartKind> starts) {
    this.starts = starts;
  }

  static SyntheticRun of(StartKind... starts) {
    return new SyntheticRun(List.of(starts));
  }

  /** Adds a platform, or the truth of one start of it as {@code name/start}. */
  SyntheticRun platform(String name, Truth truth) {
    truths.put(name, truth);
    return this;
  }

  SyntheticRun stopping(Stopping rule) {
    stopping = Optional.of(rule);
    return this;
  }

  SyntheticRun primary(PrimaryMetric metric) {
    primary = metric;
    return this;
  }

  SyntheticRun level(DesignLevel changed) {
    level = changed;
    return this;
  }

  SyntheticRun quality(String platform, Quality quality) {
    Map<String, Quality> next = new LinkedHashMap<>(qualities);
    next.put(platform, quality);
    qualities = next;
    return this;
  }

  SyntheticRun claim(IsolationProof.Verdict found) {
    claim = Map.of("kernel", "own");
    proof = found;
    return this;
  }

  SyntheticRun governor(String changed) {
    governor = changed;
    return this;
  }

  SyntheticRun idle(double noiseWatts, double driftWattsPerSecond) {
    idleNoise = noiseWatts;
    drift = driftWattsPerSecond;
    return this;
  }

  SyntheticRun blocks(int ofPlan, int done) {
    planned = ofPlan;
    measured = done;
    return this;
  }

  /** The first invocation of each trial of this block is a cold start, whatever was planned. */
  SyntheticRun coldIn(int block) {
    coldBlock = block;
    return this;
  }

  /** So many of every ten invocations are accepted with 202, and their record is found later. */
  SyntheticRun accepted(int ofTen) {
    acceptedOfTen = ofTen;
    return this;
  }

  /** Sandboxes know the machine by this name. */
  SyntheticRun servedBy(NodeId node) {
    servedBy = node;
    return this;
  }

  SyntheticRun evidence(String line) {
    proofEvidence = line;
    return this;
  }

  /**
   * Energy readings are missing in the first trial of this block.
   *
   * @param from share of the window: 0 is its begin
   * @param to 1 is its end
   */
  SyntheticRun gapIn(int block, GapReason reason, double from, double to) {
    gaps = Map.of(block, new SyntheticMachine.Silence(reason, from, to));
    return this;
  }

  /** How long the exchanges with the machine's clock take. */
  SyntheticRun roundTrip(Duration trip) {
    roundTripNanos = trip.toNanos();
    return this;
  }

  /** The machine tells what it does beside drawing power. */
  SyntheticRun beside(SyntheticMachine.Beside work) {
    beside = Optional.of(work);
    return this;
  }

  SyntheticRun check(SyntheticSecond.Second read) {
    second = Optional.of(read);
    return this;
  }

  /** Each block has idle windows with waiting sandboxes, one for each platform. */
  SyntheticRun pool(SyntheticPool waiting) {
    pool = Optional.of(waiting);
    return this;
  }

  /** The tool is killed after the trials of this block, before its idle window, and resumed. */
  SyntheticRun killedAfterTrialsOf(int block) {
    sessionBreak = block;
    return this;
  }

  StudySpec study() {
    return new StudySpec(
        "synthetic",
        platforms().stream().map(name -> SyntheticWorkload.on(name, claim)).toList(),
        platforms().get(0),
        List.of(SyntheticWorkload.HELLO),
        starts,
        List.of(new LoadShape.Closed(1, Duration.ZERO)),
        new Design(level, planned, Duration.ZERO, Duration.ZERO, IDLE, WINDOW, 1),
        0.05,
        primary,
        GeneratorSettings.DEFAULT,
        Factors.NONE,
        Selection.ALL,
        stopping,
        "study: synthetic\n");
  }

  private List<String> platforms() {
    return truths.keySet().stream().map(name -> name.split("/", 2)[0]).distinct().toList();
  }

  private RunEnvironment environment() {
    Map<String, String> facts = Map.of("governor", governor, "turbo", "off");
    NodeFacts node = new NodeFacts(new Node(NODE, "worker-1"), facts);
    NodeFacts generator = new NodeFacts(new Node(new NodeId("sender"), "sender"), Map.of());
    return new RunEnvironment(
        Map.of("version", "test"),
        platforms().stream().map(name -> platformFacts(name, node)).toList(),
        generator);
  }

  private RunEnvironment.PlatformFacts platformFacts(String name, NodeFacts node) {
    Quality quality = qualities.getOrDefault(name, Quality.MEASURED);
    ZoneFacts zone =
        new ZoneFacts(
            NODE, "package-0", "package", true, "a package", OptionalLong.of(RANGE_MICROJOULES));
    ZoneFacts core =
        new ZoneFacts(NODE, "core", "core", false, "within package-0", OptionalLong.empty());
    SourceFacts source =
        new SourceFacts(
            "simulated",
            quality,
            quality == Quality.NONE ? List.of() : List.of(zone, core),
            Duration.ofNanos(SAMPLE_NANOS),
            Duration.ofMillis(1),
            Energy.ofMicrojoules(61),
            "a simulation",
            List.of("note of the source"));
    return new RunEnvironment.PlatformFacts(
        name,
        Map.of("sandbox", name),
        source,
        List.of(node),
        IsolationProof.of(proof, List.of(proofEvidence)),
        second.map(SyntheticSecond.Second::facts));
  }

  /** Writes the run and returns its folder. */
  Path write(Path folder) {
    SyntheticMachine machine = new SyntheticMachine(drift, beside, roundTripNanos);
    second.ifPresent(machine::check);
    FileJournal journal = FileJournal.create(folder, study());
    journal.environment(environment());
    idle(journal, machine, 0, 0);
    for (int block = 0; block < measured; block++) {
      trials(journal, machine, block);
      if (block == sessionBreak) {
        journal.close();
        journal = FileJournal.open(folder);
        journal.environment(environment());
        machine.drop();
      }
      idle(journal, machine, block, 1);
      if (pool.isPresent()) {
        pools(journal, machine, block, pool.get());
        idle(journal, machine, block, 2);
      }
    }
    journal.close();
    return folder;
  }

  private void trials(FileJournal journal, SyntheticMachine machine, int block) {
    List<Cell> cells = new ArrayList<>(study().cells());
    if (block % 2 == 1) {
      Collections.reverse(cells);
    }
    for (int i = 0; i < cells.size(); i++) {
      trial(journal, machine, block, i, cells.get(i));
    }
  }

  private void pools(
      FileJournal journal, SyntheticMachine machine, int block, SyntheticPool waiting) {
    for (int i = 0; i < platforms().size(); i++) {
      StepKey key = new StepKey(block, "", "idle-pool-" + waiting.sandboxes(), i);
      double watts = waiting.sandboxes() * waiting.watts();
      idle(journal, machine, key, watts, waiting.facts(platforms().get(i), block));
    }
  }

  private void idle(FileJournal journal, SyntheticMachine machine, int block, int index) {
    idle(journal, machine, new StepKey(block, "", "idle-empty", index), 0, Map.of());
  }

  private void idle(
      FileJournal journal,
      SyntheticMachine machine,
      StepKey key,
      double watts,
      Map<String, Object> facts) {
    machine.pass(100_000_000L, 0);
    machine.shift(watts + idleNoise * random.nextGaussian());
    long from = machine.now();
    machine.pass(IDLE.toNanos(), 0);
    long to = machine.now();
    machine.shift(0);
    journal.commit(
        record(journal, key, 10 * key.index(), from, to, facts),
        StepData.idle(machine.take(Optional.empty())));
  }

  private StepRecord record(
      FileJournal journal, StepKey key, int order, long from, long to, Map<String, Object> facts) {
    Instant wall = Instant.parse("2026-01-01T00:00:00Z").plusNanos(from);
    return new StepRecord(key, journal.session(), order, from, to, wall, facts);
  }

  private void trial(
      FileJournal journal, SyntheticMachine machine, int block, int order, Cell cell) {
    Truth truth =
        truths.getOrDefault(
            cell.platform() + "/" + cell.start().key(),
            truths.getOrDefault(cell.platform(), new Truth(1, 0, 1, 1)));
    machine.pass(100_000_000L, 0);
    long from = machine.now();
    double joules = truth.joules() * truth.calls() * (1 + truth.noise() * random.nextGaussian());
    machine.pass(WINDOW.toNanos(), joules / (WINDOW.toNanos() / 1e9));
    long to = machine.now();
    machine.pass(100_000_000L, 0);
    Optional<EnergyLog.Gap> gap =
        Optional.ofNullable(order == 0 ? gaps.get(block) : null)
            .map(silence -> machine.silence(silence, from, to));
    StepKey key = new StepKey(block, cell.id(), "measure", 0);
    journal.commit(
        record(journal, key, order, from, to, Map.of("start", cell.start().key())),
        StepData.measured(calls(cell, truth, block, from), machine.take(gap)));
  }

  private TrialData calls(Cell cell, Truth truth, int block, long from) {
    List<ListedLog.Call> calls = new ArrayList<>();
    List<InvocationDetail> details = new ArrayList<>();
    for (int i = 0; i < truth.calls(); i++) {
      long intended = from + i * (WINDOW.toNanos() / truth.calls());
      double seconds = truth.seconds() * (1 + 0.1 * random.nextGaussian());
      long end = intended + Math.round(seconds * 1e9);
      boolean accepted = i % 10 < acceptedOfTen;
      OutcomeKind outcome = accepted ? OutcomeKind.ACCEPTED : OutcomeKind.SUCCESS;
      calls.add(new ListedLog.Call(intended, intended + 50_000, end, outcome));
      StartKind start = i == 0 && block == coldBlock ? StartKind.COLD : cell.start();
      details.add(detail(i, start, accepted, Math.round(truth.seconds() * 500)));
    }
    return new TrialData(cell, new ListedLog(calls), details);
  }

  private InvocationDetail detail(int slot, StartKind start, boolean late, long millis) {
    boolean cold = start == StartKind.COLD;
    return new InvocationDetail(
        slot,
        "activation-" + slot,
        "0.0.1",
        new PlatformTimes(
            OptionalLong.of(1),
            cold ? OptionalLong.of(millis / 2) : OptionalLong.empty(),
            OptionalLong.of(millis)),
        new SandboxUse("instance", OptionalLong.of(1)),
        StartEvidence.of(start),
        Optional.of(servedBy),
        late ? Optional.of(new Lookup(100 + slot, OutcomeKind.SUCCESS)) : Optional.empty());
  }
}
