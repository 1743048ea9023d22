package io.whiskwatt.results.stats;

/**
 * Where the standard uncertainty of one window's net energy comes from, each part as a variance in
 * J².
 *
 * @param idle T²·s²·(T_I/T + w₀² + w₁²): the idle power taken off, and the window's own idle
 *     fluctuation
 * @param edges τ²·(P₀² + P₁²)/12: where in the counter's update period the window began and ended
 * @param sampling δ²·ΔP²/12 for each edge: where between two samples the power stepped
 * @param clock (σ_clock·ΔP)²
 * @param reads (r₀² + r₁²)·P²/12 + Σ 2·q²/12: when within the width r of a read the counter was
 *     looked at, and the unit q in which each counter counts
 * @param generator (n·u(g))²: what the generator's own calls were found to take, where that was
 *     taken off
 */
public record NetEnergyUncertainty(
    double idle, double edges, double sampling, double clock, double reads, double generator) {
  /** Of a net energy from which nothing of the generator's was taken off. */
  public NetEnergyUncertainty(
      double idle, double edges, double sampling, double clock, double reads) {
    this(idle, edges, sampling, clock, reads, 0);
  }

  /** The same after the generator's own energy was taken off. */
  public NetEnergyUncertainty withGenerator(double variance) {
    return new NetEnergyUncertainty(idle, edges, sampling, clock, reads, variance);
  }

  /** u(E_net) in J. */
  public double joules() {
    return Math.sqrt(idle + edges + sampling + clock + reads + generator);
  }

  /**
   * The idle part, interpolated.
   *
   * @param seconds T
   * @param idleSeconds T_I, mean length of the idle windows
   * @param noise of one idle window's mean
   * @param before w₀, weight of the idle window before
   */
  public static double interpolated(
      double seconds, double idleSeconds, IdleNoise noise, double before) {
    double after = 1 - before;
    double weights = idleSeconds / seconds + before * before + after * after;
    return seconds * seconds * noise.variance() * weights;
  }

  /** The idle part when one side is lost: the other is a forecast, drift included. */
  public static double extrapolated(double seconds, double idleSeconds, IdleNoise noise) {
    return seconds * seconds * (noise.variance() * idleSeconds / seconds + noise.extrapolation());
  }
}
