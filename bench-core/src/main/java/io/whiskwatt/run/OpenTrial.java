package io.whiskwatt.run;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cell between its preparation and its removal. */
final class OpenTrial implements AutoCloseable {
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(30);

  private final Cell cell;
  private final Deployment deployment;
  private final TimeSource time;
  private final CallTimes callTimes;
  private final long seed;
  private int asked;
  private Tickets tickets;

  private OpenTrial(
      Cell cell, Deployment deployment, TimeSource time, CallTimes callTimes, long seed, int asked, Tickets tickets) {
    this.cell = cell;
    this.deployment = deployment;
    this.time = time;
    this.callTimes = callTimes;
    this.seed = seed;
    this.asked = asked;
    this.tickets = tickets;
  }

  /** Deploys the action and makes the starts of the first load: the warm-up's, or where there is none the window's. */
  static OpenTrial prepare(
      Platform platform, Cell cell, Design design, TimeSource time, CallTimes callTimes, int block) {
    Duration first = design.warmUp().isZero() ? design.window() : design.warmUp();
    int asked = TicketDemand.of(cell.start(), cell.load(), first, callTimes.nanos(cell));
    Deployment deployment = platform.deploy(cell);
    try {
      Tickets tickets = deployment.prepare(cell.start(), asked);
      long seed = design.seed() * 31 + block;
      return new OpenTrial(cell, deployment, time, callTimes, seed, asked, tickets);
    } catch (RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  /** Load that is not kept. Starts that serve once are then made anew, as many as it showed to be needed. */
  void warmUp(Duration length, Duration window) {
    run(length, -1);
    if (!tickets.reusable()) {
      asked = TicketDemand.of(cell.start(), cell.load(), window, callTimes.nanos(cell));
      tickets = deployment.prepare(cell.start(), asked);
    }
  }

  /** One window: arrivals for its length, then the last completions and their tail. */
  Measured measure(Duration window) {
    return run(window, 0);
  }
}
