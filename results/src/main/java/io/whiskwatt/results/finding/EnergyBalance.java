package io.whiskwatt.results.finding;

import java.util.List;

/**
 * Where the gross energy of a cell went, per invocation. Parts and unexplained energy add up to the
 * total.
 *
 * @param cell the cell's id
 * @param totalJoules gross, per invocation
 * @param parts idle first, then by size
 * @param unexplainedJoules total − parts, any sign
 * @param uncertaintyJoules standard uncertainty of the total
 * @param closes |unexplained| ≤ 2u (method: mixes)
 */
public record EnergyBalance(
    String cell,
    double totalJoules,
    List<Part> parts,
    double unexplainedJoules,
    double uncertaintyJoules,
    boolean closes) {
  public EnergyBalance {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param of what: {@code idle}, {@code function}, {@code sandbox}, {@code control plane} …
   * @param inTotal false: it is shown beside the total, because its machines are not those that
   *     served
   */
  public record Part(String of, double joules, boolean inTotal) {}
}
