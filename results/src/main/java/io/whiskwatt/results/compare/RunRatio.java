package io.whiskwatt.results.compare;

/**
 * One cell in a later run against the same cell in the first. Descriptive only: the runs share no
 * blocks, and whatever changed between them is part of the ratio.
 *
 * @param cell the id that both runs have
 * @param baselineRun name of the first run's folder
 * @param otherRun name of the later run's folder
 * @param metric what is compared
 * @param baselineBlocks with a known value, 2 or more
 * @param otherBlocks with a known value, 2 or more
 * @param ratio later ÷ first with its 95 % interval
 * @param sentence the same in words
 */
public record RunRatio(
    String cell,
    String baselineRun,
    String otherRun,
    String metric,
    int baselineBlocks,
    int otherBlocks,
    Interval ratio,
    String sentence) {}
