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
  /** The fact that tells workers from machines that only steer them; absent: a worker. */
  public static final String ROLE = "role";

  /** The {@link #ROLE} of a machine on which no function runs. */
  public static final String CONTROL_PLANE = "control plane";

  public NodeFacts {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** True for a machine whose energy is reported beside that of functions, and not added to it. */
  public boolean isControlPlane() {
    return CONTROL_PLANE.equals(facts.get(ROLE));
  }
}
