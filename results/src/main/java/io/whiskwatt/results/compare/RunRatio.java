package io.whiskwatt.results.compare;

/**
 * One cell in a later run against the same cell in the first. The runs share no blocks, and
 * whatever changed between them is part of the ratio.
 *
 * @param cell the id that both runs have
 * @param baselineRun name of the first run's folder
 * @param otherRun name of the later run's folder
 * @param metric what is compared
 * @param primary true: it belongs to the family that decides, and is adjusted for its size
 * @param baselineBlocks with a known value, 2 or more
 * @param otherBlocks with a known value, 2 or more
 * @param baselineValue in the first run, joules or seconds
 * @param otherValue in the later run, joules or seconds
 * @param ratio later ÷ first with its 95 % interval
 * @param verdict adjusted by Holm over the family where it is primary; none where a gate of either
 *     run forbids one
 * @param sentence the same in words
 */
public record RunRatio(
    String cell,
    String baselineRun,
    String otherRun,
    String metric,
    boolean primary,
    int baselineBlocks,
    int otherBlocks,
    double baselineValue,
    double otherValue,
    Interval ratio,
    Verdict verdict,
    String sentence) {}
