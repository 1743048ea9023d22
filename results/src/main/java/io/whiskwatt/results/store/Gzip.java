package io.whiskwatt.results.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One gzip member (RFC 1952): members written one after the other unpack as one text. */
final class Gzip {
  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /** Something that writes itself. */
  interface Text {
    void writeTo(Writer writer) throws IOException;
  }

  /** Writes one member, piece by piece; the stream stays open. */
  static void member(OutputStream bytes, Text text) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(bytes, BUFFER);
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), BUFFER);
    text.writeTo(writer);
    writer.flush();
    gzip.finish();
  }

  /** The text of a member as it is unpacked; its checksum is verified at its end. */
  static BufferedReader text(InputStream member) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(member, BUFFER), StandardCharsets.UTF_8), BUFFER);
  }
}
