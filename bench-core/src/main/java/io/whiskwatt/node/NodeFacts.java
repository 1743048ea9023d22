package io.whiskwatt.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a machine is: kernel, CPU model, cores, memory, governor, turbo. Recorded, never interpreted
 * here.
 *
 * @param facts name → value, in a fixed order
 */
public record NodeFacts(Node node, Map<String, String> facts) {
  public NodeFacts {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
