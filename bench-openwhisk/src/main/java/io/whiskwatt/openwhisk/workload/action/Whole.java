package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;

/** Whole numbers of a payload. */
final class Whole {
  private Whole() {}

  static long of(JsonObject params, String name, long fallback) {
    return params.has(name) ? params.get(name).getAsLong() : fallback;
  }
}
