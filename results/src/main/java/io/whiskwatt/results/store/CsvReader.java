package io.whiskwatt.results.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads comma-separated values (RFC 4180) record by record and holds one record at a time, however
 * long the table is.
 */
final class CsvReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final Reader source;
  private final int[] widths;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int filled;

  /** The fields of the record, one after the other, without their quotes. */
  private char[] chars = new char[1024];

  private CharBuffer view = CharBuffer.wrap(chars);
  private int length;
  private int[] ends = new int[32];
  private int fields;
  private long records;
  private int expected;
  private final List<String> before = new ArrayList<>();

  /**
   * Of records of one width.
   *
   * @param widths numbers of fields that records may have; the first record decides which
   */
  CsvReader(Reader source, int... widths) {
    this.source = source;
    this.widths = widths.clone();
  }

  /**
   * Goes on to the next record.
   *
   * @return false: there is none
   * @throws IllegalArgumentException saying which record is wrong
   */
  boolean next() throws IOException {
    int c = read();
    if (c == END) {
      return false;
    }
    length = 0;
    fields = 0;
    boolean more = true;
    while (more) {
      c = c == '"' ? quoted() : plain(c);
      endField();
      more = c == ',';
      c = more ? afterComma() : endOfRecord(c);
    }
    records++;
    checkWidth();
    return true;
  }

  private int plain(int first) throws IOException {
    int c = first;
    while (c != ',' && c != '\n' && c != '\r' && c != '"' && c != END) {
      add((char) c);
      c = read();
    }
    return c;
  }

  /** From behind the opening quote to behind the character after the closing one. */
  private int quoted() throws IOException {
    while (true) {
      int c = read();
      if (c == END) {
        throw new IllegalArgumentException("a quoted field of the last record does not end");
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      }
      add((char) c);
    }
  }

  private int afterComma() throws IOException {
    int c = read();
    if (c == END) {
      throw new IllegalArgumentException("the last record ends in a comma without a newline");
    }
    return c;
  }

  private int endOfRecord(int c) throws IOException {
    if (c != '\n' && (c != '\r' || read() != '\n')) {
      throw new IllegalArgumentException(
          "record " + (records + 1) + " has a stray quote or ends without a newline");
    }
    return c;
  }

  private void checkWidth() {
    if (records == 1) {
      boolean known = Arrays.stream(widths).anyMatch(width -> width == fields);
      expected = known ? fields : widths[0];
    }
    if (fields != expected) {
      throw new IllegalArgumentException(
          "record " + records + " has " + fields + " fields, not " + expected);
    }
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = Math.max(0, source.read(buffer, 0, BUFFER));
      at = 0;
      if (filled == 0) {
        return END;
      }
    }
    return buffer[at++];
  }

  private void add(char c) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, 2 * length);
      view = CharBuffer.wrap(chars);
    }
    chars[length++] = c;
  }

  private void endField() {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    ends[fields++] = length;
  }

  /** How many fields the record has. */
  int fields() {
    return fields;
  }

  /** True also for a field beyond the record's last: older tables lack columns. */
  boolean isEmpty(int field) {
    return field >= fields || begin(field) == ends[field];
  }

  private int begin(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  /** The field; empty beyond the record's last. */
  String text(int field) {
    if (isEmpty(field)) {
      return "";
    }
    while (before.size() <= field) {
      before.add("");
    }
    String last = before.get(field);
    int from = begin(field);
    int size = ends[field] - from;
    if (!equal(last, from, size)) {
      last = new String(chars, from, size);
      before.set(field, last); // most columns say the same in row after row
    }
    return last;
  }

  private boolean equal(String text, int from, int size) {
    if (text.length() != size) {
      return false;
    }
    for (int i = size - 1; i >= 0; i--) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** The field as a whole number. */
  long number(int field) {
    return Long.parseLong(view, begin(field), ends[field], 10);
  }

  /** The field as a whole number; empty: it is. */
  OptionalLong numberIfAny(int field) {
    return isEmpty(field) ? OptionalLong.empty() : OptionalLong.of(number(field));
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
