package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReplyArenaTest {
  private final ReplyArena arena = new ReplyArena(3 * ReplyArena.BLOCK, 0);

  @Test
  void a_reply_across_blocks_is_read_back_whole() {
    arena.append(filled(ReplyArena.BLOCK - 10, 1));
    ByteBuffer reply = filled(ReplyArena.BLOCK + 100, 2);
    int offset = arena.append(reply);
    assertThat(arena.read(offset, reply.remaining())).isEqualTo(reply);
  }

  @Test
  void the_first_bytes_are_left_as_they_were() {
    int first = arena.append(filled(100, 1));
    arena.append(filled(2 * ReplyArena.BLOCK, 2));
    assertThat(arena.read(first, 100)).isEqualTo(filled(100, 1));
  }

  @Test
  void what_is_full_takes_only_what_still_fits() {
    assertThat(arena.append(filled(3 * ReplyArena.BLOCK - 5, 1))).isZero();
    assertThat(arena.append(filled(6, 1))).isEqualTo(ReplyArena.FULL);
    assertThat(arena.append(filled(5, 1))).isEqualTo(3 * ReplyArena.BLOCK - 5);
  }

  private static ByteBuffer filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return ByteBuffer.wrap(bytes);
  }
}
