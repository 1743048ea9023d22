package io.whiskwatt.run;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.LoadWatch;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.mix.Mixes;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import io.whiskwatt.vitals.RunWatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cell between its preparation and its removal. */
final class OpenTrial implements AutoCloseable {
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(30);

  /** Longer than a call of a sandbox that is there takes. */
  static final Duration CALL_ONCE = Duration.ofSeconds(1);

  private final Cell cell;
  private final Design design;
  private final Deployment deployment;
  private final LoadLoop loop;
  private final CallTimes callTimes;
  private final long seed;
  private final int block;
  private final RunWatch watch;
  private int asked;
  private Tickets tickets;

  private OpenTrial(
      Cell cell,
      Design design,
      Deployment deployment,
      LoadLoop loop,
      CallTimes callTimes,
      long seed,
      int block,
      RunWatch watch,
      int asked,
      Tickets tickets) {
    this.cell = cell;
    this.design = design;
    this.deployment = deployment;
    this.loop = loop;
    this.callTimes = callTimes;
    this.seed = seed;
    this.block = block;
    this.watch = watch;
    this.asked = asked;
    this.tickets = tickets;
  }

  /**
   * Deploys the action and makes the starts of the first load: the warm-up's, or where there is
   * none the window's.
   *
   * @param sparing each fresh sandbox takes room from the window: load that is not kept makes a few
   *     only
   */
  static OpenTrial prepare(
      Platform platform,
      Cell cell,
      Design design,
      LoadLoop loop,
      CallTimes callTimes,
      boolean sparing,
      int block,
      RunWatch watch) {
    Duration first = design.warmUp().isZero() ? cell.window(design) : design.warmUp();
    long seed = design.seed() * 31 + block;
    int wanted = demand(cell, first, seed, callTimes);
    boolean kept = design.warmUp().isZero();
    int asked = sparing && !kept ? TicketDemand.sparing(cell.start(), wanted) : wanted;
    Deployment deployment = Mixes.deploy(platform, cell, seed, block);
    try {
      Tickets tickets = deployment.prepare(cell.start(), asked);
      return new OpenTrial(
          cell, design, deployment, loop, callTimes, seed, block, watch, asked, tickets);
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  /** Load that is not kept. */
  void rehearse(Duration length) {
    SideBySide.send(List.of(this), trial -> trial.unmeasured(length), loop.time());
  }

  /** Load that is not kept, ready to be sent. */
  TrialLoad unmeasured(Duration length) {
    return load(cell.load().unmeasured(), length, seed + 1, Optional.empty());
  }

  /**
   * After load that was not kept: starts that serve once are made anew, as many as it showed to be
   * needed.
   */
  void prepareAnew() {
    if (!tickets.reusable()) {
      asked = demand(cell, cell.window(design), seed, callTimes);
      tickets = deployment.prepare(cell.start(), asked);
    }
  }

  /** One window, ready to be sent: arrivals for its length, then the last completions. */
  TrialLoad measured(Duration window) {
    return load(cell.load(), window, seed, Optional.of(block));
  }

  /** Sandboxes that were made are used once, and idle from then on. */
  void callEachOnce() {
    if (tickets.count() > 0) {
      LoadShape once = new LoadShape.Closed(tickets.count(), CALL_ONCE.plus(CALL_ONCE));
      Measured called =
          SideBySide.send(
                  List.of(this),
                  trial -> trial.load(once, CALL_ONCE, seed, Optional.empty()),
                  loop.time())
              .get(0);
      join(called);
    }
  }

  private TrialLoad load(
      LoadShape shape, Duration window, long arrivalSeed, Optional<Integer> measuredBlock) {
    LoadPlan plan = LoadPlan.of(shape, tickets, window, arrivalSeed);
    TrialRecorder recorder = TrialRecorder.forPlan(plan);
    RunWatch.Load looked =
        watch.loading(
            cell.id(),
            cell.platform(),
            measuredBlock,
            () -> new LoadWatch(plan, recorder, deployment::startedFresh));
    boolean ready = false;
    try {
      Invoker invoker = deployment.open(tickets, recorder);
      ready = true;
      return new TrialLoad(
          cell.id(),
          loop,
          plan,
          recorder,
          invoker,
          looked,
          (result, closed) -> measured(plan, recorder, result, closed));
    } finally {
      if (!ready) {
        looked.close();
      }
    }
  }

  private Measured measured(
      LoadPlan plan, TrialRecorder recorder, LoadResult result, long closedNanos) {
    requireSound(recorder);
    callTimes.saw(cell, recorder);
    return new Measured(recorder, result, closedNanos, facts(plan, result, recorder));
  }

  /** A slot that was reported twice would be counted twice: the platform's code is wrong. */
  private void requireSound(TrialRecorder recorder) {
    if (!recorder.faults().none()) {
      throw new IllegalStateException(
          "the platform \""
              + cell.platform()
              + "\" reported invocations wrongly: "
              + recorder.faults());
    }
  }

  private Map<String, Object> facts(LoadPlan plan, LoadResult result, TrialRecorder recorder) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.WINDOW_NANOS, plan.window().toNanos());
    facts.put(StepFacts.PACING, loop.pacing().key());
    facts.put(StepFacts.START, cell.start().key());
    facts.put(StepFacts.TICKETS_ASKED, asked);
    facts.put(StepFacts.TICKETS_GRANTED, tickets.count());
    String limitations =
        Stream.of(tickets.limitation(), result.shortened())
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    if (!limitations.isEmpty()) {
      facts.put(StepFacts.LIMITATION, limitations);
    }
    facts.put(StepFacts.INVOCATIONS, recorder.size());
    facts.put(StepFacts.DROPPED, result.dropped());
    facts.put(StepFacts.FAILED, failed(recorder));
    facts.put(StepFacts.REPLIES_NOT_KEPT, recorder.repliesNotKept());
    facts.putAll(SearchFacts.of(result.steps()));
    return facts;
  }

  private static long failed(TrialLog log) {
    return IntStream.range(0, log.size())
        .mapToObj(log::outcome)
        .filter(OutcomeKind::failed)
        .count();
  }

  /** After the window: what the platform knows of each slot. */
  TrialData join(Measured measured) {
    List<InvocationDetail> details = deployment.join(measured.log, JOIN_LIMIT);
    return new TrialData(cell, measured.log, details, tickets.workloads());
  }

  @Override
  public void close() {
    deployment.close();
  }

  /** An open load's arrivals are known; a closed loop's calls are estimated. */
  private static int demand(Cell cell, Duration window, long seed, CallTimes callTimes) {
    return TicketDemand.of(cell.start(), cell.load(), window, seed, callTimes.nanos(cell));
  }

  /**
   * A window that was measured.
   *
   * @param closedNanos after the last completion and its tail, on the run's clock
   */
  record Measured(TrialLog log, LoadResult result, long closedNanos, Map<String, Object> facts) {
    long openedNanos() {
      return result.openingNanos();
    }
  }
}
