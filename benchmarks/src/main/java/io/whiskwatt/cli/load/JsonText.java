package io.whiskwatt.cli.load;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** One JSON object, written field by field; a library for it would take longer to load. */
final class JsonText {
  private final StringBuilder text = new StringBuilder("{");
  private String indent = "  ";
  private boolean first = true;

  /** {@code null} where it is unknown. */
  JsonText number(String key, double value) {
    return field(key, Double.isNaN(value) ? "null" : new BigDecimal(value + "").toPlainString());
  }

  /** {@code null} for the least there is. */
  JsonText number(String key, long value) {
    return field(key, value == Long.MIN_VALUE ? "null" : Long.toString(value));
  }

  JsonText flag(String key, boolean value) {
    return field(key, Boolean.toString(value));
  }

  JsonText text(String key, String value) {
    return field(key, quoted(value));
  }

  JsonText text(String key, Optional<String> value) {
    return field(key, value.map(JsonText::quoted).orElse("null"));
  }

  JsonText open(String key) {
    field(key, "{");
    indent += "  ";
    first = true;
    return this;
  }

  JsonText close() {
    indent = indent.substring(2);
    text.append(first ? "" : "\n" + indent).append('}');
    first = false;
    return this;
  }

  String whole() {
    return text + "\n}\n";
  }

  private JsonText field(String key, String value) {
    text.append(first ? "\n" : ",\n").append(indent).append(quoted(key)).append(": ").append(value);
    first = false;
    return this;
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
              } else if (character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
              } else {
                quoted.append((char) character);
              }
            });
    return quoted.append('"').toString();
  }
}
