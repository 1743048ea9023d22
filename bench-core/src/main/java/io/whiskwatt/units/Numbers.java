package io.whiskwatt.units;

/** Numbers as text that does not depend on the locale. */
final class Numbers {
  private Numbers() {}

  /** The shortest form: {@code 50}, {@code 0.5}. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
