package io.whiskwatt.run;

/**
 * Identity of a committed step: the same key is never committed twice.
 *
 * @param block 0 and up
 * @param cell the cell's id; empty for steps without one
 * @param condition {@code measure}, {@code idle-empty}, {@code idle-pool-4}
 * @param index tells apart steps of a block that are otherwise alike, 0 and up
 */
public record StepKey(int block, String cell, String condition, int index) {}
