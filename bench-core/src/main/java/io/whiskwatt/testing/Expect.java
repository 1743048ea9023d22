package io.whiskwatt.testing;

import java.util.Objects;

/** The few assertions that contract checks need, without a test framework. */
final class Expect {
  private Expect() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  static void equal(Object found, Object expected, String what) {
    that(
        Objects.equals(found, expected),
        what + " is \"" + found + "\", but must be \"" + expected + "\"");
  }

  static void fails(Class<? extends Exception> with, ContractCheck.Body action, String what) {
    Object outcome = outcome(action);
    that(
        with.isInstance(outcome),
        what + " must fail with " + with.getSimpleName() + ", but gave: " + outcome);
  }

  private static Object outcome(ContractCheck.Body action) {
    try {
      action.run();
      return "nothing";
    } catch (Exception e) {
      return e;
    }
  }
}
