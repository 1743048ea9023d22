package io.whiskwatt.openwhisk.start;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Ids of a trial's invocations, from the headers of their replies: a reply that is no record
 * (accepted, a bare result) or that the log had no memory for does not tell it later. OpenWhisk's
 * ids are 32 hexadecimal digits, and are kept as two numbers in memory that is used again by the
 * next trial; ids of any other form are kept as they are.
 */
final class ActivationIds {
  private static final int DIGITS = 32;
  private static final int SLOTS_OF_A_BLOCK = 1 << 16;

  private final List<long[]> blocks = new ArrayList<>();
  private final Map<Integer, String> others = new HashMap<>();
  private volatile boolean accepted;

  /** Notes what remains of the buffer, which is left as it was. */
  synchronized void saw(int slot, ByteBuffer id) {
    if (isUsual(id)) {
      long[] block = block(slot);
      int index = index(slot);
      block[index] = number(id, id.position());
      block[index + 1] = number(id, id.position() + DIGITS / 2);
    } else if (id.hasRemaining()) {
      others.put(slot, StandardCharsets.UTF_8.decode(id.duplicate()).toString());
    }
  }

  /** One that was all zeros would be taken for none. */
  private static boolean isUsual(ByteBuffer id) {
    if (id.remaining() != DIGITS) {
      return false;
    }
    boolean zeros = true;
    for (int i = id.position(); i < id.limit(); i++) {
      int digit = digit(id.get(i));
      if (digit < 0) {
        return false;
      }
      zeros &= digit == 0;
    }
    return !zeros;
  }

  /** In lower case only: the id must come out as it went in. */
  private static int digit(byte letter) {
    if (letter >= '0' && letter <= '9') {
      return letter - '0';
    }
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  private static long number(ByteBuffer id, int from) {
    long number = 0;
    for (int i = from; i < from + DIGITS / 2; i++) {
      number = number << 4 | digit(id.get(i));
    }
    return number;
  }

  private long[] block(int slot) {
    int block = slot / SLOTS_OF_A_BLOCK;
    while (blocks.size() <= block) {
      blocks.add(new long[2 * SLOTS_OF_A_BLOCK]);
    }
    return blocks.get(block);
  }

  private static int index(int slot) {
    return 2 * (slot % SLOTS_OF_A_BLOCK);
  }

  /** Empty where the platform gave none. */
  synchronized String of(int slot) {
    if (slot / SLOTS_OF_A_BLOCK >= blocks.size()) {
      return others.getOrDefault(slot, "");
    }
    long high = block(slot)[index(slot)];
    long low = block(slot)[index(slot) + 1];
    return high == 0 && low == 0
        ? others.getOrDefault(slot, "")
        : HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /** A reply came before its invocation's end. */
  void sawAccepted() {
    accepted = true;
  }

  boolean accepted() {
    return accepted;
  }

  /** Ready for a trial: with memory for as many invocations as most trials have. */
  synchronized void clear() {
    blocks.forEach(block -> Arrays.fill(block, 0));
    others.clear();
    block(0);
    accepted = false;
  }

  /** Of no trial: gives its memory back. */
  synchronized void release() {
    blocks.clear();
    others.clear();
  }
}
