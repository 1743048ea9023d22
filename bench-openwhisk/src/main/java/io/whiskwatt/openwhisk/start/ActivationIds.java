package io.whiskwatt.openwhisk.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids of a trial's invocations, from the headers of their replies: a reply that is no record
 * (accepted, a bare result) or that the log had no memory for does not tell it later.
 */
final class ActivationIds {
  private final Map<Integer, String> bySlot = new ConcurrentHashMap<>();
  private volatile boolean accepted;

  void saw(int slot, String id) {
    if (!id.isEmpty()) {
      bySlot.put(slot, id);
    }
  }

  /** Empty where the platform gave none. */
  String of(int slot) {
    return bySlot.getOrDefault(slot, "");
  }

  /** A reply came before its invocation's end. */
  void sawAccepted() {
    accepted = true;
  }

  boolean accepted() {
    return accepted;
  }

  void clear() {
    bySlot.clear();
    accepted = false;
  }
}
