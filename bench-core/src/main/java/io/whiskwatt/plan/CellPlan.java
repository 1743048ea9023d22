package io.whiskwatt.plan;

/** What a study asks of one cell, for a platform's preflight: one trial in each block. */
public record CellPlan(Cell cell, Design design) {}
