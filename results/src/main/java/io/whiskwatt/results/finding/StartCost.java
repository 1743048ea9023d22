package io.whiskwatt.results.finding;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What a cold start costs more than a warm one (method: energy of a cold start): cold − warm at the
 * same rate and window, a difference of gross energies.
 *
 * @param platform the platform's name
 * @param workload {@code hello@256MB}
 * @param load {@code closed-1}
 * @param blocks in which both cells are known
 * @param coldStartJoules per start, with its 95 % interval over blocks
 * @param keepAlive what a waiting sandbox costs; empty: the study has no idle pool
 * @param limits what the number does not hold for, a sentence each
 * @param sentence all of it in words
 */
public record StartCost(
    String platform,
    String workload,
    String load,
    int blocks,
    Estimate coldStartJoules,
    Optional<KeepAlive> keepAlive,
    List<String> limits,
    String sentence) {
  public StartCost {
    limits = List.copyOf(limits);
  }
}
