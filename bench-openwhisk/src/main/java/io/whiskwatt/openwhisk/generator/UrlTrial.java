package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;

/**
 * One trial of invocations of a URL.
 *
 * @param log every slot; replies are not kept
 */
public record UrlTrial(LoadResult result, TrialRecorder log) {
  /** How the invocations of a URL are planned. */
  public static LoadPlan plan(LoadShape shape, Duration window, Duration drainLimit, long seed) {
    return LoadPlan.of(shape, new AnyStart(), window, seed).withDrainLimit(drainLimit);
  }

  /**
   * Carries it out on the calling thread.
   *
   * @param plan one that {@link #plan} made
   * @param log empty, with room for the plan's slots
   * @param opened done when all connections are open, before the window opens
   */
  public static UrlTrial run(
      LoadPlan plan,
      TrialRecorder log,
      Transport transport,
      CallPlan calls,
      TimeSource time,
      Pacing pacing,
      Runnable opened) {
    try (Invoker invoker = new UrlInvoker(transport.open(calls, new UrlListener(log, time)))) {
      opened.run();
      return new UrlTrial(new LoadLoop(time, pacing).run(plan, invoker, log), log);
    }
  }
}
