package io.whiskwatt.rapl.agent.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON (RFC 8259) as it is written, without a tree of it in memory. */
final class Json {
  private static final int BUFFER = 8192;
  private static final int LONGEST_NUMBER = 20;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int used;
  private boolean separate;

  Json(OutputStream out) {
    this.out = out;
  }

  Json open(char bracket) throws IOException {
    comma();
    put(bracket);
    separate = false;
    return this;
  }

  Json close(char bracket) throws IOException {
    put(bracket);
    separate = true;
    return this;
  }

  Json name(String name) throws IOException {
    value(name);
    put(':');
    separate = false;
    return this;
  }

  Json value(String text) throws IOException {
    comma();
    put('"');
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      escape(character);
      i += Character.charCount(character);
    }
    put('"');
    return this;
  }

  Json value(boolean value) throws IOException {
    comma();
    return literal(Boolean.toString(value));
  }

  Json none() throws IOException {
    comma();
    return literal("null");
  }

  /** As decimal digits, made in place: most of an answer is numbers. */
  Json value(long number) throws IOException {
    comma();
    if (number == Long.MIN_VALUE) {
      return literal(Long.toString(number));
    }
    room(LONGEST_NUMBER);
    if (number < 0) {
      buffer[used++] = '-';
    }
    long rest = Math.abs(number);
    int start = used;
    do {
      buffer[used++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    turn(start, used - 1);
    return this;
  }

  /** A finite number. */
  Json value(double number) throws IOException {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    if (whole) {
      return value((long) number);
    }
    comma();
    return literal(Double.toString(number));
  }

  /** Gives what was written to the stream. */
  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
    out.flush();
  }

  private void turn(int from, int to) {
    for (int low = from, high = to; low < high; low++, high--) {
      byte swapped = buffer[low];
      buffer[low] = buffer[high];
      buffer[high] = swapped;
    }
  }

  private void escape(int character) throws IOException {
    if (character == '"' || character == '\\') {
      put('\\');
      put((char) character);
    } else if (character < 0x20 || Character.getType(character) == Character.SURROGATE) {
      literal(String.format("\\u%04x", character));
    } else if (character < 0x80) {
      put((char) character);
    } else {
      literal(Character.toString(character));
    }
  }

  private Json literal(String text) throws IOException {
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      room(1);
      buffer[used++] = one;
    }
    separate = true;
    return this;
  }

  private void comma() throws IOException {
    if (separate) {
      put(',');
    }
    separate = true;
  }

  private void put(char ascii) throws IOException {
    room(1);
    buffer[used++] = (byte) ascii;
  }

  private void room(int bytes) throws IOException {
    if (used + bytes > buffer.length) {
      out.write(buffer, 0, used);
      used = 0;
    }
  }
}
