package io.whiskwatt.platform;

import io.whiskwatt.node.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a probe saw of one worker's isolation.
 *
 * @param inside facts as a sandbox on that worker shows them, in order
 * @param outside the same facts as the worker itself shows them; empty: nobody looked
 */
public record WorkerProof(
    NodeId worker,
    IsolationProof.Verdict verdict,
    Map<String, String> inside,
    Map<String, String> outside) {
  public WorkerProof {
    inside = Collections.unmodifiableMap(new LinkedHashMap<>(inside));
    outside = Collections.unmodifiableMap(new LinkedHashMap<>(outside));
  }
}
