package io.whiskwatt.load;

/** Which caller each slot's call is of; grows in blocks as slots are taken. */
final class CallerOfSlot {
  private final int[][] blocks;

  CallerOfSlot(int slots) {
    blocks = new int[SlotBlock.number(slots + SlotBlock.SIZE - 1)][];
  }

  void set(int slot, int caller) {
    int number = SlotBlock.number(slot);
    if (blocks[number] == null) {
      blocks[number] = new int[SlotBlock.SIZE];
    }
    blocks[number][SlotBlock.index(slot)] = caller;
  }

  int get(int slot) {
    return blocks[SlotBlock.number(slot)][SlotBlock.index(slot)];
  }
}
