package io.whiskwatt.plan;

import java.time.Duration;

/**
 * What a study asks of one cell, for a platform's preflight.
 *
 * @param trials how many windows
 * @param window the length of each
 */
public record CellPlan(Cell cell, int trials, Duration window) {}
