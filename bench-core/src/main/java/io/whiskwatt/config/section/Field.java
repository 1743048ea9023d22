package io.whiskwatt.config.section;

import io.whiskwatt.config.Position;
import java.util.Optional;

/**
 * One value of a {@link Section}, or the fact that it could not be read.
 *
 * @param value empty when a problem was found; the section then builds nothing
 * @param position of the value, or of the section where the value is not written
 */
public record Field<T>(Optional<T> value, Position position) {
  /**
   * The value. Call it inside {@link Section#build}, which runs only when every field was read.
   *
   * @throws IllegalStateException when the field could not be read
   */
  public T get() {
    return value.orElseThrow(
        () -> new IllegalStateException("the field at " + position + " was not read"));
  }
}
