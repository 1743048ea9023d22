package io.whiskwatt.testing;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;

/**
 * A short trial of a deployment, as a contract check runs it.
 *
 * @param shortestBeginNanos the quickest call of {@link Invoker#begin}, in real time
 */
record ContractTrial(
    Tickets tickets,
    LoadResult result,
    TrialRecorder log,
    List<InvocationDetail> details,
    long shortestBeginNanos) {
  private static final int TICKETS = 3;
  private static final LoadShape SHAPE = new LoadShape.Closed(2, Duration.ZERO);
  private static final Duration WINDOW = Duration.ofMillis(300);
  private static final Duration JOIN = Duration.ofSeconds(10);

  static ContractTrial run(Deployment deployment, StartKind start, TimeSource time) {
    Tickets tickets = deployment.prepare(start, TICKETS);
    LoadPlan plan = LoadPlan.of(SHAPE, tickets, WINDOW, 1);
    TrialRecorder log = TrialRecorder.forPlan(plan);
    LoadResult result;
    TimedInvoker invoker = new TimedInvoker(deployment.open(tickets, log));
    try (invoker) {
      result = new LoadLoop(time).run(plan, invoker, log);
    }
    return new ContractTrial(
        tickets, result, log, deployment.join(log, JOIN), invoker.shortestNanos);
  }

  /** The shortest time from a send to its end, on the run's clock. */
  long shortestServiceNanos() {
    long shortest = Long.MAX_VALUE;
    for (int slot = 0; slot < log.size(); slot++) {
      shortest = Math.min(shortest, log.endNanos(slot) - log.actualNanos(slot));
    }
    return shortest;
  }

  private static final class TimedInvoker implements Invoker {
    private final Invoker invoker;
    private long shortestNanos = Long.MAX_VALUE;

    TimedInvoker(Invoker invoker) {
      this.invoker = invoker;
    }

    @Override
    public boolean begin(int slot, int ticket) {
      long before = System.nanoTime();
      boolean begun = invoker.begin(slot, ticket);
      shortestNanos = Math.min(shortestNanos, System.nanoTime() - before);
      return begun;
    }

    @Override
    public void close() {
      invoker.close();
    }
  }
}
