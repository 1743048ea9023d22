package io.whiskwatt.plan;

/**
 * When a study has enough blocks: {@code stop: { half-width: 2.5%, min-blocks: 10, max-blocks: 100,
 * looks: 1 }}. After the fewest blocks their scatter decides how many there will be.
 *
 * @param halfWidth of the ratio's 95 % interval, in its natural logarithm; above 0
 * @param minBlocks the first stage, 4 or more
 * @param maxBlocks not below the fewest; as many: their number is fixed
 * @param looks how often the finished study may be looked at, 1 to {@value #MOST_LOOKS}: once, and
 *     after each extension
 */
public record Stopping(double halfWidth, int minBlocks, int maxBlocks, int looks) {
  /** Each further look is one more chance to be wrong. */
  public static final int MOST_LOOKS = 3;

  /** What every decision of the study may err, over all its looks. */
  public static final double ALPHA = 0.05;

  /** What one look may err: a third of it where more than one was declared. */
  public double alpha() {
    return looks > 1 ? ALPHA / MOST_LOOKS : ALPHA;
  }
}
