package io.whiskwatt.openwhisk.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids of invocations whose reply is no record that the log keeps: accepted ones, bare results, long
 * ones. All others carry their id themselves.
 */
final class ActivationIds {
  /** Replies up to this length are kept by the log. */
  private static final int SURELY_KEPT_BYTES = 1024;

  private final Map<Integer, String> bySlot = new ConcurrentHashMap<>();

  void saw(int slot, int status, String id, byte[] body) {
    boolean record = status != 202 && body.length > 0 && body[0] == '{';
    if (!id.isEmpty() && (!record || body.length > SURELY_KEPT_BYTES)) {
      bySlot.put(slot, id);
    }
  }

  String of(int slot) {
    return bySlot.getOrDefault(slot, "");
  }

  void clear() {
    bySlot.clear();
  }
}
