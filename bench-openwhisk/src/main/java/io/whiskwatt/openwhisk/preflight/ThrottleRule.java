package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Refuses what the server would answer with 429, and says where the limit is raised.
 *
 * @param gap at least this long between two trials on the platform
 */
record ThrottleRule(NamespaceLimits limits, Duration gap) {
  private static final String EQUALLY = "raise it, equally on all clusters that are compared: ";

  /** What of this cell meets a limit. */
  List<Problem> problems(CellPlan plan, LoadRate rate) {
    List<Problem> problems = new ArrayList<>();
    long minute = (long) Math.ceil(rate.most(fullestMinute(plan, rate)));
    if (minute > limits.invocationsPerMinute()) {
      problems.add(tooManyPerMinute(plan, rate, minute));
    }
    problems.addAll(concurrency(plan, rate.concurrent()));
    return problems;
  }

  private double fullestMinute(CellPlan plan, LoadRate rate) {
    return plan.cell().load() instanceof LoadShape.Open open && !open.even()
        ? FullestMinute.of(plan, open, gap)
        : MinuteLoad.of(plan.design(), plan.window(), rate.perSecond(), gap).fullest();
  }

  List<Problem> concurrency(CellPlan plan, long concurrent) {
    return concurrent > limits.concurrentInvocations()
        ? List.of(tooManyAtOnce(plan, concurrent))
        : List.of();
  }

  private Problem tooManyPerMinute(CellPlan plan, LoadRate rate, long minute) {
    return Problem.of(
        String.format(
            Locale.ROOT,
            "\"%s\" brings %s%d invocations into one minute (%.1f/s, %s; warm-up and window"
                + " counted), and the namespace may %d a minute: it would meet 429",
            plan.cell().id(),
            rate.random() ? "up to " : "",
            minute,
            rate.perSecond(),
            rate.source(),
            limits.invocationsPerMinute()),
        "lower the load, or "
            + EQUALLY
            + "cluster.yaml openwhisk: { invocations-per-minute: "
            + minute
            + " }, which is whisk.limits.actionsInvokesPerminute of the chart");
  }

  private Problem tooManyAtOnce(CellPlan plan, long concurrent) {
    return Problem.of(
        String.format(
            Locale.ROOT,
            "\"%s\" has %d invocations under way at a time, and the namespace may %d: it would meet"
                + " 429",
            plan.cell().id(),
            concurrent,
            limits.concurrentInvocations()),
        "lower the load, or "
            + EQUALLY
            + "cluster.yaml openwhisk: { concurrent-invocations: "
            + concurrent
            + " }, which is whisk.limits.actionsInvokesConcurrent of the chart");
  }

  /**
   * The rehearsal runs all cells one after the other, without a gap.
   *
   * @param calls of all cells together, 0 or more
   */
  List<Problem> rehearsal(long calls) {
    return calls <= limits.invocationsPerMinute()
        ? List.of()
        : List.of(
            Problem.of(
                "the rehearsal, every cell once, brings about "
                    + calls
                    + " invocations into one minute, and the namespace may "
                    + limits.invocationsPerMinute()
                    + ": it would meet 429",
                "write warm-up: 0s, which leaves the rehearsal out, or "
                    + EQUALLY
                    + "cluster.yaml openwhisk: { invocations-per-minute: "
                    + calls
                    + " }"));
  }
}
