package io.whiskwatt.rapl.junit;

/**
 * What came of one budget.
 *
 * @param budget {@code energy} or {@code cpu}
 * @param text for people, with numbers and what they are
 */
record Judgement(String budget, Outcome outcome, String text) {
  enum Outcome {
    KEPT,
    EXCEEDED,
    /** The energy could not be read, and the test is to be skipped for it. */
    UNKNOWN_AND_SKIPPED,
    /** The energy could not be read, and the test is to fail for it. */
    UNKNOWN_AND_FAILED
  }

  static Judgement of(String budget, boolean kept, String text) {
    return new Judgement(budget, kept ? Outcome.KEPT : Outcome.EXCEEDED, text);
  }
}
