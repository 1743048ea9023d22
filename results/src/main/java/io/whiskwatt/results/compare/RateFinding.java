package io.whiskwatt.results.compare;

import io.whiskwatt.run.SearchFacts;
import java.util.List;

/**
 * What the searches of one cell found: the highest rate at which its platform met the objective.
 *
 * @param load the search, as cell ids name it
 * @param perSecond mean over the blocks with its 95 % interval; unknown where a block met the
 *     objective at no rate
 * @param blocks one or more, in order
 */
public record RateFinding(String cell, String load, Interval perSecond, List<Block> blocks) {
  public RateFinding {
    blocks = List.copyOf(blocks);
  }

  /** Why a search ended. */
  public enum Ending {
    /** Between the rate it met and one that it missed. */
    FOUND("found"),
    /** It was met at the highest rate asked: the platform may do more. */
    HIGHEST_MET("met at the highest rate asked"),
    /** It was missed at the lowest rate asked. */
    LOWEST_MISSED("missed at the lowest rate asked"),
    /** The generator was late: the platform may do more. */
    GENERATOR_BOUND("the generator was late");

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * One search.
   *
   * @param perSecond the highest rate that met the objective; 0 where none did
   * @param steps in the order they were made
   */
  public record Block(int block, double perSecond, Ending ending, List<SearchFacts.Step> steps) {
    public Block {
      steps = List.copyOf(steps);
    }
  }

  /** True where the rate is one that the platform reached in every block and did not exceed. */
  public boolean isExact() {
    return blocks.stream().allMatch(block -> block.ending() == Ending.FOUND);
  }
}
