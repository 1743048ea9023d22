package io.whiskwatt.vitals;

import io.whiskwatt.energy.Quality;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one energy source reads at present.
 *
 * @param platforms those it is the source of
 * @param watts of all its nodes together, over the last second or the last update where that is
 *     longer; empty: unknown for one of them
 * @param nodes each of them
 */
public record SourcePower(
    List<String> platforms, Quality quality, OptionalDouble watts, List<NodePower> nodes) {
  public SourcePower {
    platforms = List.copyOf(platforms);
    nodes = List.copyOf(nodes);
  }

  /**
   * One of its machines.
   *
   * @param name for people
   * @param watts empty: unknown
   */
  public record NodePower(String name, OptionalDouble watts) {}
}
