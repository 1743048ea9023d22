package io.whiskwatt.trace;

import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A table of comma-separated values, plain or gzipped, one row at a time in memory that is used
 * again: a day of Azure's trace has 46,000 rows of 1,444 fields. Blank lines are skipped; text may
 * stand in double quotes, which then hold no comma.
 */
final class Rows implements Closeable {
  /** Longest line, bytes. */
  static final int MOST_BYTES = 1 << 20;

  private static final int CHUNK = 1 << 16;
  private static final int[] GZIP = {0x1f, 0x8b};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Path file;
  private final DigestInputStream raw;
  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int chunkAt;
  private int chunkEnd;
  private byte[] bytes = new byte[1 << 13];
  private int length;
  private int[] ends = new int[16];
  private int fields;
  private int line;

  private Rows(Path file, DigestInputStream raw, InputStream in) {
    this.file = file;
    this.raw = raw;
    this.in = in;
  }

  static Rows open(Path file) throws IOException {
    DigestInputStream raw = new DigestInputStream(Files.newInputStream(file), sha256());
    try {
      BufferedInputStream buffered = new BufferedInputStream(raw, CHUNK);
      return new Rows(
          file, raw, isGzip(buffered) ? new GZIPInputStream(buffered, CHUNK) : buffered);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean isGzip(BufferedInputStream in) throws IOException {
    in.mark(GZIP.length);
    boolean gzip = in.read() == GZIP[0] && in.read() == GZIP[1];
    in.reset();
    return gzip;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Goes to the next row; false: there is none. */
  boolean next() throws IOException {
    do {
      if (!readLine()) {
        return false;
      }
    } while (isBlank());
    split();
    return true;
  }

  private boolean readLine() throws IOException {
    length = 0;
    while (chunkAt < chunkEnd || fill()) {
      int start = chunkAt;
      while (chunkAt < chunkEnd && chunk[chunkAt] != '\n') {
        chunkAt++;
      }
      append(start, chunkAt);
      if (chunkAt < chunkEnd) {
        chunkAt++;
        return endLine();
      }
    }
    return length > 0 && endLine();
  }

  private boolean fill() throws IOException {
    chunkAt = 0;
    chunkEnd = Math.max(0, in.read(chunk, 0, CHUNK));
    return chunkEnd > 0;
  }

  private void append(int from, int to) throws IOException {
    int more = to - from;
    if (length + more > MOST_BYTES) {
      throw new IOException("line " + (line + 1) + " is longer than " + MOST_BYTES + " bytes");
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
    System.arraycopy(chunk, from, bytes, length, more);
    length += more;
  }

  private boolean endLine() {
    line++;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    int mark = BYTE_ORDER_MARK.length;
    if (line == 1 && length >= mark && Arrays.equals(bytes, 0, mark, BYTE_ORDER_MARK, 0, mark)) {
      length -= mark;
      System.arraycopy(bytes, mark, bytes, 0, length);
    }
    return true;
  }

  private boolean isBlank() {
    for (int at = 0; at < length; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t') {
        return false;
      }
    }
    return true;
  }

  private void split() {
    fields = 0;
    for (int at = 0; at <= length; at++) {
      if (at == length || bytes[at] == ',') {
        if (fields == ends.length) {
          ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = at;
      }
    }
  }

  /** How many the row has, 1 or more. */
  int fields() {
    return fields;
  }

  /** Without quotes around it. */
  String text(int field) {
    String text =
        new String(bytes, start(field), ends[field] - start(field), StandardCharsets.UTF_8);
    String bare = text.strip();
    boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  /** A number of at most nine digits; −1: it is not one. */
  long count(int field) {
    int from = start(field);
    int digits = ends[field] - from;
    long value = digits == 0 || digits > 9 ? -1 : 0;
    for (int at = from; at < ends[field] && value >= 0; at++) {
      int digit = bytes[at] - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
    }
    return value;
  }

  /** FNV-1a (Fowler, Noll and Vo) of fields and the commas between them, 64 bits. */
  long hash(int firstField, int lastField) {
    long hash = 0xcbf29ce484222325L;
    for (int at = start(firstField); at < ends[lastField]; at++) {
      hash = (hash ^ (bytes[at] & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private int start(int field) {
    return field == 0 ? 0 : ends[field - 1] + 1;
  }

  /** A field that cannot be read, with its place and value. */
  Problem isNot(int field, String what, String hint) {
    return problem(field, "\"" + text(field) + "\" is not " + what, hint);
  }

  /** The row has more fields than are due, or fewer. */
  Problem wrongFields(String due, String hint) {
    String has = "the row has " + fields + (fields == 1 ? " field" : " fields");
    return problem(fields - 1, has + ", and " + due, hint);
  }

  private Problem problem(int field, String message, String hint) {
    String before = new String(bytes, 0, start(field), StandardCharsets.UTF_8);
    int column = before.codePointCount(0, before.length()) + 1;
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return Problem.at(new Position(file.toString(), line, column, text), message, hint);
  }

  /** SHA-256 of the file's bytes, hexadecimal; call it after the last row. */
  String digest() throws IOException {
    while (raw.read(chunk) >= 0) {
      // The checksum is taken of everything, whatever follows the table.
    }
    return HexFormat.of().formatHex(raw.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
