package io.whiskwatt.openwhisk.wire;

import java.nio.ByteBuffer;

/**
 * Lines of a head, cut off what comes in pieces. A line ends with LF, or with CR and LF, neither of
 * which is part of it. It is valid until the next piece is looked at.
 */
final class Lines {
  private final GrowingBytes pieces = new GrowingBytes();
  private final int most;
  private int taken;
  private byte[] bytes = pieces.array();
  private int from;
  private int to;

  /**
   * Of one reply after the other.
   *
   * @param most bytes of one section: a head, a line before a chunk, trailers
   */
  Lines(int most) {
    this.most = most;
  }

  /** A new section begins. */
  void restart() {
    taken = 0;
    pieces.clear();
  }

  /** Takes bytes up to the end of a line; true: it is whole. */
  boolean next(ByteBuffer input) throws BrokenReply {
    byte[] source = input.array();
    int start = input.arrayOffset() + input.position();
    int limit = input.arrayOffset() + input.limit();
    int end = start;
    while (end < limit && source[end] != '\n') {
      end++;
    }
    boolean whole = end < limit;
    int used = end - start + (whole ? 1 : 0);
    count(used);
    input.position(input.position() + used);
    cut(source, start, end, whole);
    return whole;
  }

  private void count(int used) throws BrokenReply {
    taken += used;
    if (taken > most) {
      throw BrokenReply.tooLarge("the reply's head is larger than " + most + " bytes");
    }
  }

  private void cut(byte[] source, int start, int end, boolean whole) throws BrokenReply {
    if (whole && pieces.size() == 0) {
      set(source, start, end);
    } else {
      pieces.append(source, start, end - start);
      set(pieces.array(), 0, pieces.size());
    }
    if (whole) {
      pieces.clear();
      stripEnd();
    }
  }

  private void set(byte[] memory, int start, int end) {
    bytes = memory;
    from = start;
    to = end;
  }

  private void stripEnd() throws BrokenReply {
    if (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\r' || bytes[i] == 0) {
        throw BrokenReply.notUnderstood("a line of its head has a control character in it");
      }
    }
  }

  int length() {
    return to - from;
  }

  /** A byte of the line, or of what there is of it. */
  byte at(int index) {
    return bytes[from + index];
  }

  /** True when this part of the line says this, in any case. */
  boolean says(String lowerCase, int start, int end) {
    if (end - start != lowerCase.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (lower(at(i)) != lowerCase.charAt(i - start)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  /** Where a byte is found first, or {@link #length()}. */
  int find(char wanted, int start) {
    int index = start;
    while (index < length() && at(index) != wanted) {
      index++;
    }
    return index;
  }

  /** The first that is no space or tab. */
  int skipBlanks(int start, int end) {
    int index = start;
    while (index < end && isBlank(at(index))) {
      index++;
    }
    return index;
  }

  /** Behind the last that is no space or tab. */
  int dropBlanks(int start, int end) {
    int index = end;
    while (index > start && isBlank(at(index - 1))) {
      index--;
    }
    return index;
  }

  static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t';
  }

  /** Puts a part of the line somewhere else, to be kept. */
  void copy(int start, int end, GrowingBytes into) {
    into.append(bytes, from + start, end - start);
  }
}
