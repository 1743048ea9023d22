package io.whiskwatt.units;

import java.util.Optional;

/** What came of reading a quantity from text. */
public sealed interface Reading<T> {
  /** The text is such a quantity. */
  record Value<T>(T quantity) implements Reading<T> {}

  /**
   * The text is not such a quantity.
   *
   * @param reason continues "… is not a duration:", without a full stop
   */
  record Refused<T>(String reason) implements Reading<T> {}

  default Optional<T> value() {
    return this instanceof Value<T> read ? Optional.of(read.quantity()) : Optional.empty();
  }
}
