package io.whiskwatt.load;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Memory into which any thread appends replies, without locks. Its first part is there from the
 * beginning; what goes beyond is made in blocks of {@value #BLOCK} bytes when it is needed, each
 * for some hundred replies.
 */
final class ReplyArena {
  static final int FULL = -1;
  static final int BLOCK = 256 << 10;

  private final int capacity;
  private final AtomicReferenceArray<byte[]> blocks;
  private final AtomicInteger used = new AtomicInteger();

  /**
   * An empty arena.
   *
   * @param capacity bytes at the most, 0 or more
   * @param ready bytes of them that are there from the beginning
   */
  ReplyArena(int capacity, int ready) {
    this.capacity = capacity;
    this.blocks = new AtomicReferenceArray<>(blocksFor(capacity));
    for (int block = 0; block < blocksFor(Math.min(ready, capacity)); block++) {
      blocks.set(block, new byte[BLOCK]);
    }
  }

  private static int blocksFor(int bytes) {
    return (int) (((long) bytes + BLOCK - 1) / BLOCK);
  }

  boolean keepsAny() {
    return capacity > 0;
  }

  /**
   * Copies what remains of a buffer, which is left as it was.
   *
   * @return where it lies, or {@link #FULL}
   */
  int append(ByteBuffer reply) {
    int length = reply.remaining();
    int offset = used.get();
    while (length <= capacity - offset && !used.compareAndSet(offset, offset + length)) {
      offset = used.get();
    }
    if (length > capacity - offset) {
      return FULL;
    }
    for (int copied = 0; copied < length; ) {
      int from = (offset + copied) % BLOCK;
      int part = Math.min(length - copied, BLOCK - from);
      reply.get(reply.position() + copied, block((offset + copied) / BLOCK), from, part);
      copied += part;
    }
    return offset;
  }

  /** Of two threads that need a new block at once, one's is taken. */
  private byte[] block(int number) {
    byte[] block = blocks.get(number);
    if (block == null) {
      blocks.compareAndSet(number, null, new byte[BLOCK]);
      block = blocks.get(number);
    }
    return block;
  }

  ByteBuffer read(int offset, int length) {
    int from = offset % BLOCK;
    if (length == 0) {
      return ByteBuffer.allocate(0).asReadOnlyBuffer();
    }
    return length <= BLOCK - from
        ? ByteBuffer.wrap(block(offset / BLOCK), from, length).slice().asReadOnlyBuffer()
        : joined(offset, length);
  }

  private ByteBuffer joined(int offset, int length) {
    ByteBuffer whole = ByteBuffer.allocate(length);
    while (whole.hasRemaining()) {
      int at = offset + whole.position();
      int part = Math.min(whole.remaining(), BLOCK - at % BLOCK);
      whole.put(block(at / BLOCK), at % BLOCK, part);
    }
    return whole.flip().asReadOnlyBuffer();
  }
}
