package io.whiskwatt.testing;

import io.whiskwatt.config.Problem;
import io.whiskwatt.load.SinkFaults;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What every {@link Platform} must keep, shown with one cell that it can carry; its load shape is
 * not used. Each check opens a platform of its own, and half of them run a trial of 300 ms and 2 or
 * more invocations. Choose a quick function and, for the drain, a short idle time-out.
 */
public final class PlatformContract {
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Design DESIGN =
      new Design(DesignLevel.L4, 2, Duration.ZERO, Duration.ZERO, SECOND, SECOND, 42);
  private static final NodeObserver BLIND = NodeObserver.of(List.of());

  private final Supplier<Platform> open;
  private final Cell cell;
  private final TimeSource time;

  private PlatformContract(Supplier<Platform> open, Cell cell, TimeSource time) {
    this.open = open;
    this.cell = cell;
    this.time = time;
  }

  private interface Check {
    void run(Platform platform) throws Exception;
  }

  private interface TrialCheck {
    void run(ContractTrial trial);
  }

  /**
   * The checks.
   *
   * @param time the clock the platforms are opened with
   */
  public static List<ContractCheck> of(Supplier<Platform> open, Cell cell, TimeSource time) {
    PlatformContract contract = new PlatformContract(open, cell, time);
    return List.of(
        contract.check("it says what it is", contract::describesItself),
        contract.check("a cell it can carry passes the preflight", contract::preflights),
        contract.check("it grants no more starts than asked for", contract::grants),
        contract.trial("beginning an invocation does not wait for its end", contract::beginsOnly),
        contract.trial("each slot is sent once and ends once", contract::endsOnce),
        contract.trial("invocations succeed and their replies are kept", contract::succeeds),
        contract.trial("it knows each invocation that succeeded", contract::joins),
        contract.trial("the start that was planned is the one seen", contract::controlsStarts),
        contract.check("what was removed can be deployed again", contract::deploysAgain),
        contract.check("a drain leaves nothing alive", contract::drains),
        contract.check("a drain without time returns at once", contract::drainsInNoTime),
        contract.check("where nothing is claimed nothing is proven", contract::provesNothing),
        contract.check("a false claim is not proven", contract::refutes),
        contract.check("closing twice is harmless", contract::closesTwice));
  }

  private ContractCheck check(String name, Check check) {
    return new ContractCheck(
        name,
        () -> {
          try (Platform platform = open.get()) {
            check.run(platform);
          }
        });
  }

  private ContractCheck trial(String name, TrialCheck check) {
    return check(name, platform -> check.run(trialOn(platform)));
  }

  private ContractTrial trialOn(Platform platform) {
    try (Deployment deployment = platform.deploy(cell)) {
      return ContractTrial.run(deployment, cell.start(), time);
    }
  }

  private void describesItself(Platform platform) {
    Expect.that(!platform.facts().isEmpty(), "it must say what the results record of it");
    platform.facts().forEach((name, value) -> Expect.that(!name.isBlank(), "a nameless fact"));
    Expect.equal(platform.nodes(), platform.nodes(), "the nodes, asked twice,");
  }

  private void preflights(Platform platform) {
    List<CellPlan> cells = List.of(new CellPlan(cell, DESIGN));
    for (int i = 0; i < 2; i++) {
      List<Problem> problems = platform.preflight(cells);
      Expect.that(problems.isEmpty(), "the preflight found " + problems);
    }
  }

  private void grants(Platform platform) {
    try (Deployment deployment = platform.deploy(cell)) {
      Tickets tickets = deployment.prepare(cell.start(), 2);
      Expect.equal(tickets.start(), cell.start(), "the start of the tickets");
      Expect.that(
          tickets.count() >= 1 && tickets.count() <= 2,
          "asked for 2 starts it granted " + tickets.count());
      Expect.that(
          tickets.count() == 2 || tickets.limitation().isPresent(),
          "fewer starts were granted than asked for, without a reason");
      Expect.that(
          cell.start() != StartKind.COLD || !tickets.reusable(), "a cold start cannot be reused");
    }
  }

  /** In real time, so that it holds on a manual clock too; below 1 ms nothing is said. */
  private void beginsOnly(ContractTrial trial) {
    long bound = Math.max(MILLISECOND.toNanos(), trial.shortestServiceNanos() / 2);
    Expect.that(
        trial.shortestBeginNanos() < bound,
        "the quickest begin took " + trial.shortestBeginNanos() + " ns");
  }

  private void endsOnce(ContractTrial trial) {
    TrialRecorder log = trial.log();
    Expect.equal(log.faults(), new SinkFaults(0, 0, 0), "the account of its reports");
    Expect.equal(trial.result().abandoned(), 0, "the number of slots that never ended");
    for (int slot = 0; slot < log.size(); slot++) {
      boolean inOrder =
          log.intendedNanos(slot) <= log.actualNanos(slot)
              && log.actualNanos(slot) <= log.endNanos(slot);
      Expect.that(inOrder, "the times of slot " + slot + " are not in order");
    }
  }

  private void succeeds(ContractTrial trial) {
    TrialRecorder log = trial.log();
    Expect.that(trial.result().sent() >= 2, "no more than one invocation was sent");
    for (int slot = 0; slot < log.size(); slot++) {
      Expect.that(
          log.outcome(slot).succeeded(),
          "slot " + slot + " ended as " + log.outcome(slot) + " with status " + log.status(slot));
      Expect.equal(log.status(slot) / 100, 2, "the first digit of the status");
      Expect.that(log.reply(slot).hasRemaining(), "slot " + slot + " has no reply");
    }
  }

  private void joins(ContractTrial trial) {
    List<Integer> slots = trial.details().stream().map(InvocationDetail::slot).toList();
    List<Integer> succeeded =
        IntStream.range(0, trial.log().size())
            .filter(slot -> trial.log().outcome(slot).succeeded())
            .boxed()
            .toList();
    Expect.equal(slots, succeeded, "the slots it knows, in order,");
    Set<String> ids = new HashSet<>();
    for (InvocationDetail detail : trial.details()) {
      Expect.that(!detail.activationId().isEmpty(), "slot " + detail.slot() + " has no id");
      Expect.that(ids.add(detail.activationId()), "an id twice: " + detail.activationId());
    }
  }

  private void controlsStarts(ContractTrial trial) {
    Set<String> instances = new HashSet<>();
    for (InvocationDetail detail : trial.details()) {
      detail.start().seen().ifPresent(seen -> Expect.equal(seen, cell.start(), "the start seen"));
      boolean known = !detail.sandbox().instance().isEmpty();
      Expect.that(
          cell.start() != StartKind.COLD || !known || instances.add(detail.sandbox().instance()),
          "a cold start in a sandbox that had served: " + detail.sandbox().instance());
    }
  }

  private void deploysAgain(Platform platform) {
    trialOn(platform);
    succeeds(trialOn(platform));
  }

  private void drains(Platform platform) {
    trialOn(platform);
    Expect.equal(platform.drain(DRAIN_LIMIT), Population.NONE, "what is alive after a drain");
  }

  private void drainsInNoTime(Platform platform) {
    try (Deployment deployment = platform.deploy(cell)) {
      Tickets tickets = deployment.prepare(cell.start(), 1);
      long before = time.nanos();
      Population alive = platform.drain(Duration.ZERO);
      long took = time.nanos() - before;
      Expect.that(took < Duration.ofSeconds(1).toNanos(), "it took " + took + " ns");
      Expect.that(
          cell.start() != StartKind.WARM || alive.total() >= tickets.count(),
          "prepared warm sandboxes are not among " + alive);
    }
  }

  private void provesNothing(Platform platform) {
    IsolationProof proof = platform.prove(new IsolationClaim(Map.of()), BLIND);
    Expect.equal(proof.verdict(), IsolationProof.Verdict.NOT_PROVEN, "the verdict on no claim");
  }

  private void refutes(Platform platform) {
    IsolationClaim claim = new IsolationClaim(Map.of("kernel", "of-another-world"));
    IsolationProof proof = platform.prove(claim, BLIND);
    Expect.that(proof.verdict() != IsolationProof.Verdict.PROVEN, "proven by " + proof.evidence());
  }

  private void closesTwice(Platform platform) {
    Deployment deployment = platform.deploy(cell);
    Tickets tickets = deployment.prepare(cell.start(), 1);
    Invoker invoker = deployment.open(tickets, new TrialRecorder(1, 0));
    invoker.close();
    invoker.close();
    deployment.close();
    deployment.close();
    platform.close();
    platform.close();
  }
}
