package io.whiskwatt.load;

/** Hears of each slot that ended, once, on the thread that reported it. */
@FunctionalInterface
interface EndListener {
  void ended(int slot, long nanos);
}
