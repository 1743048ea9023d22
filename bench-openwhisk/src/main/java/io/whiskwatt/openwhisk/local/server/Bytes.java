package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body, not changed after it was made. */
final class Bytes {
  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /**
   * Takes over the array.
   *
   * @param array not to be changed any more
   */
  static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes of(JsonNode json) {
    return of(json.toString());
  }

  int length() {
    return array.length;
  }

  boolean isEmpty() {
    return array.length == 0;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(array);
  }

  /** The whole text; JSON is read from it. */
  byte[] array() {
    return array;
  }
}
