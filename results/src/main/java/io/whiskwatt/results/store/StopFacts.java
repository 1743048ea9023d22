package io.whiskwatt.results.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How many blocks a study was given while it ran, as {@code stop.json} keeps it.
 *
 * @param firstStage what decided the number of the first look; empty: nothing did yet
 * @param looks the number of blocks at each look, rising; the last is what the run goes to
 */
public record StopFacts(Optional<FirstStage> firstStage, List<Integer> looks) {
  public static final StopFacts NONE = new StopFacts(Optional.empty(), List.of());

  public StopFacts {
    looks = List.copyOf(looks);
  }

  /**
   * What the first blocks showed.
   *
   * @param blocks that were looked at
   * @param comparison the primary one that scatters most; empty: none could be measured
   * @param deviation its s, the scatter of one block's ln θ; NaN where it cannot be told
   * @param halfWidth w that was asked for
   * @param wanted blocks that w takes; the largest whole number where that cannot be told
   */
  public record FirstStage(
      int blocks, String comparison, double deviation, double halfWidth, int wanted) {}

  /** Of a run folder; {@link #NONE} where nothing was decided. */
  public static StopFacts read(Path folder) {
    return StopFile.read(folder);
  }

  /** Puts it into a run folder, whole or not at all; on disk when this returns. */
  public void write(Path folder) {
    StopFile.write(folder, this);
  }

  /** Blocks the run goes to; empty: not decided yet. */
  public Optional<Integer> planned() {
    return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
  }
}
