package io.whiskwatt.plan;

import java.time.Duration;

/** What a study asks of one cell, for a platform's preflight: one trial in each block. */
public record CellPlan(Cell cell, Design design) {
  /** Length of the cell's measuring window. */
  public Duration window() {
    return cell.window(design);
  }
}
