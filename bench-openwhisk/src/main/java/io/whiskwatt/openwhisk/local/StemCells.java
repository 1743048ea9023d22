package io.whiskwatt.openwhisk.local;

import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Containers without code that a server keeps ready: {@code nodejs:20@256MB=2}.
 *
 * @param kind of the actions that they fit
 * @param memory of the actions that they fit, exactly
 * @param count 1–1000
 */
public record StemCells(String kind, DataSize memory, int count) {
  private static final Pattern FORM = Pattern.compile("([a-z]+:[\\w.]+)@([^=]+)=([0-9]{1,3})");
  private static final int MOST = 1000;

  public StemCells {
    if (count < 1 || count > MOST || memory.megabytes() < 1) {
      throw new IllegalArgumentException(
          "stem cells are 1 to " + MOST + " of 1 MB or more, not " + count + " of " + memory);
    }
  }

  /** Reads what people write; empty: it has another form. */
  public static Optional<StemCells> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Reading<DataSize> memory = Notation.SIZE.read(form.group(2));
    int count = Integer.parseInt(form.group(3));
    return memory
        .value()
        .filter(size -> count > 0 && size.megabytes() > 0)
        .map(size -> new StemCells(form.group(1), size, count));
  }

  /** Of all of them together. */
  public DataSize total() {
    return DataSize.ofBytes(Math.multiplyExact(memory.bytes(), (long) count));
  }

  @Override
  public String toString() {
    return kind + "@" + memory + "=" + count;
  }
}
