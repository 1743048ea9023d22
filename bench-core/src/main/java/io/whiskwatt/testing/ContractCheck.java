package io.whiskwatt.testing;

/**
 * One sentence that every implementation of a seam must make true, framework-free: a test turns it
 * into a JUnit dynamic test, or just runs it.
 *
 * @param name the sentence, in the words of the seam
 * @param body what shows it
 */
public record ContractCheck(String name, Body body) {
  /** What shows that the sentence is true. */
  @FunctionalInterface
  public interface Body {
    /**
     * Returns when the sentence held.
     *
     * @throws AssertionError when it did not
     * @throws Exception when it could not be tried
     */
    void run() throws Exception;
  }
}
