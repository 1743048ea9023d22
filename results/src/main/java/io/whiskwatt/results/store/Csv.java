package io.whiskwatt.results.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, the same in every locale. */
final class Csv {
  private static final String SPECIAL = ",\"\r\n";

  private Csv() {}

  /** Appends one record, ended by CRLF. Numbers must come as integers: no decimal mark is used. */
  static void append(StringBuilder text, Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      appendField(text, String.valueOf(fields[i]));
    }
    text.append("\r\n");
  }

  private static void appendField(StringBuilder text, String field) {
    if (field.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      text.append(field);
      return;
    }
    text.append('"').append(field.replace("\"", "\"\"")).append('"');
  }

  /**
   * Splits a text into records of one width.
   *
   * @param widths numbers of fields that records may have
   * @throws IllegalArgumentException saying which record is wrong
   */
  static List<List<String>> parse(String text, int... widths) {
    List<List<String>> records = new Parser(text).records();
    int fields = width(records, widths);
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).size() != fields) {
        throw new IllegalArgumentException(
            "record " + (i + 1) + " has " + records.get(i).size() + " fields, not " + fields);
      }
    }
    return records;
  }

  /** That of the first record where it is one of these, else the first of these. */
  private static int width(List<List<String>> records, int... widths) {
    return records.stream()
        .limit(1)
        .mapToInt(List::size)
        .filter(found -> Arrays.stream(widths).anyMatch(width -> width == found))
        .findFirst()
        .orElse(widths[0]);
  }

  private static final class Parser {
    private final String text;
    private final List<List<String>> records = new ArrayList<>();
    private List<String> record = new ArrayList<>();
    private int at;

    Parser(String text) {
      this.text = text;
    }

    List<List<String>> records() {
      while (at < text.length()) {
        record.add(text.charAt(at) == '"' ? quoted() : plain());
        endOfField();
      }
      return records;
    }

    private String plain() {
      int from = at;
      while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() {
      StringBuilder field = new StringBuilder();
      int from = ++at;
      while (true) {
        int quote = text.indexOf('"', from);
        if (quote < 0) {
          throw new IllegalArgumentException("a quoted field of the last record does not end");
        }
        field.append(text, from, quote);
        at = quote + 1;
        if (at >= text.length() || text.charAt(at) != '"') {
          return field.toString();
        }
        field.append('"');
        from = ++at;
      }
    }

    private void endOfField() {
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        if (at == text.length()) {
          throw new IllegalArgumentException("the last record ends in a comma without a newline");
        }
        if (text.charAt(at) == '\r' || text.charAt(at) == '\n') {
          record.add("");
          endOfRecord();
        }
        return;
      }
      endOfRecord();
    }

    private void endOfRecord() {
      if (text.startsWith("\r\n", at)) {
        at += 2;
      } else if (text.startsWith("\n", at)) {
        at++;
      } else {
        throw new IllegalArgumentException(
            "record " + (records.size() + 1) + " has a stray quote or ends without a newline");
      }
      records.add(record);
      record = new ArrayList<>();
    }
  }
}
