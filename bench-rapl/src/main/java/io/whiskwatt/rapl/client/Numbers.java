package io.whiskwatt.rapl.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Reads JSON piece by piece: what a table of numbers costs once a second for each agent counts. */
final class Numbers {
  private static final int MOST_TEXT = 10_000;

  /** Deeper, longer or larger than any agent writes is refused while it is read. */
  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(MOST_TEXT)
                  .maxNameLength(1_000)
                  .maxNumberLength(40)
                  .build())
          .build();

  private Numbers() {}

  static void require(JsonParser json, JsonToken expected) throws IOException {
    if (json.currentToken() != expected) {
      throw new Senseless("where " + expected + " is due stands " + json.currentToken());
    }
  }

  static void next(JsonParser json, JsonToken expected) throws IOException {
    json.nextToken();
    require(json, expected);
  }

  /** A whole number of the present place, 0 or more. */
  static long natural(JsonParser json) throws IOException {
    require(json, JsonToken.VALUE_NUMBER_INT);
    long value = json.getLongValue();
    if (value < 0) {
      throw new Senseless(value + " is below 0");
    }
    return value;
  }

  static long nextNatural(JsonParser json) throws IOException {
    json.nextToken();
    return natural(json);
  }

  static String text(JsonParser json) throws IOException {
    require(json, JsonToken.VALUE_STRING);
    return Texts.checked(json.getText());
  }

  static String nextText(JsonParser json) throws IOException {
    json.nextToken();
    return text(json);
  }
}
