package io.whiskwatt.results.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One gzip member (RFC 1952): members written one after the other unpack as one text. */
final class Gzip {
  private Gzip() {}

  static byte[] member(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** The text of exactly one member; its checksum is verified. */
  static String text(byte[] member) throws IOException {
    if (member.length == 0) {
      return "";
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
