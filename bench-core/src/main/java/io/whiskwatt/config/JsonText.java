package io.whiskwatt.config;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A configuration tree written as JSON (RFC 8259). Unquoted scalars that have the form of a JSON
 * number, boolean or null stay such; everything else is text.
 */
public final class JsonText {
  private static final Pattern LITERAL =
      Pattern.compile("true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private JsonText() {}

  public static String of(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> quoted(entry.key()) + ":" + of(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
    }
    return ofScalar((ConfigNode.Scalar) node);
  }

  private static String ofScalar(ConfigNode.Scalar scalar) {
    if (scalar.isNull()) {
      return "null";
    }
    boolean literal =
        !scalar.quoted()
            && !scalar.refersToEnvironment()
            && LITERAL.matcher(scalar.text()).matches();
    return literal ? scalar.text() : quoted(scalar.value());
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(JsonText::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    boolean unsafe =
        character < 0x20
            || (character >= 0x7F && character < 0xA0)
            || (character >= 0xD800 && character <= 0xDFFF)
            || character == 0x2028
            || character == 0x2029;
    return unsafe
        ? "\\u" + String.format(Locale.ROOT, "%04x", character)
        : Character.toString(character);
  }
}
