package io.whiskwatt.results.store;

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
}
