package io.whiskwatt.rapl.junit;

/** What becomes of a test with an energy budget where no RAPL counter can be read. */
public enum WithoutRapl {
  /**
   * It is executed, so that its own assertions count, and then reported as skipped, with the
   * reason.
   */
  SKIP,

  /** It is executed, and then fails with the reason. */
  FAIL,

  /** The budget is held against energy that is modelled from CPU time; messages say so. */
  MODEL
}
