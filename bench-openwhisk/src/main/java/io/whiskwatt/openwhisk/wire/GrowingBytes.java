package io.whiskwatt.openwhisk.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes gathered one piece after the other, in memory that is used again and again. */
final class GrowingBytes {
  private static final int INITIAL = 1024;

  /** What was larger is given back. */
  private static final int KEPT = 64 << 10;

  private byte[] bytes = new byte[INITIAL];
  private ByteBuffer view = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  private int size;

  int size() {
    return size;
  }

  /** At least as long as the size; valid until more is appended. */
  byte[] array() {
    return bytes;
  }

  void append(byte[] source, int from, int length) {
    if (length > bytes.length - size) {
      hold(Arrays.copyOf(bytes, Math.max(size + length, 2 * bytes.length)));
    }
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void hold(byte[] memory) {
    bytes = memory;
    view = ByteBuffer.wrap(memory).asReadOnlyBuffer();
  }

  /** Read-only, always the same one, from its beginning; valid until more is appended. */
  ByteBuffer view() {
    return view.clear().limit(size);
  }

  void clear() {
    size = 0;
    if (bytes.length > KEPT) {
      hold(new byte[INITIAL]);
    }
  }
}
