package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.units.DataSize;

/**
 * One version of an action of ours that is in place. No sandbox serves two of them.
 *
 * @param version {@code 0.0.1}
 */
record Placed(String name, String version, DataSize memory) {
  static Placed of(ActionDraft draft, String version) {
    return new Placed(draft.name(), version, draft.limits().memory());
  }
}
