package io.whiskwatt.load;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A preallocated block of memory into which any thread appends replies, without locks. */
final class ReplyArena {
  static final int FULL = -1;

  private final byte[] bytes;
  private final AtomicInteger used = new AtomicInteger();

  ReplyArena(int capacity) {
    bytes = new byte[capacity];
  }

  /**
   * Copies what remains of a buffer, which is left as it was.
   *
   * @return where it lies, or {@link #FULL}
   */
  int append(ByteBuffer reply) {
    int length = reply.remaining();
    int offset = used.get();
    while (length <= bytes.length - offset && !used.compareAndSet(offset, offset + length)) {
      offset = used.get();
    }
    if (length > bytes.length - offset) {
      return FULL;
    }
    reply.get(reply.position(), bytes, offset, length);
    return offset;
  }

  ByteBuffer read(int offset, int length) {
    return ByteBuffer.wrap(bytes, offset, length).slice().asReadOnlyBuffer();
  }
}
