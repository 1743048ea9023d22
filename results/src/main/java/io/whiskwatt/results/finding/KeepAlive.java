package io.whiskwatt.results.finding;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;

/**
 * What it costs to keep a warm sandbox, and after how long a new cold start costs less (method:
 * keep-alive power, break-even).
 *
 * @param sandboxes k of the idle pool
 * @param blocks in which pool and cold start are known
 * @param wattsPerSandbox (P_pool − P_empty)/k, with its 95 % interval
 * @param breakEvenSeconds T*: {T : |mean(e_b − T·p_b)| ≤ t·se}; no upper end where the keep-alive
 *     power is not separated from 0
 * @param curve energy of one idle time under both policies, for a chart
 */
public record KeepAlive(
    int sandboxes,
    int blocks,
    Estimate wattsPerSandbox,
    Estimate breakEvenSeconds,
    List<Point> curve) {
  public KeepAlive {
    curve = List.copyOf(curve);
  }

  /**
   * Energy of keeping a sandbox over an idle time.
   *
   * @param idleSeconds 0 and up
   * @param keptJoules idle time × keep-alive power, with its 95 % interval
   */
  public record Point(double idleSeconds, Estimate keptJoules) {}
}
