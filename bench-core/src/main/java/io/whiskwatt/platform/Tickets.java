package io.whiskwatt.platform;

import io.whiskwatt.plan.StartKind;
import java.util.Optional;

/** Starts that were prepared before a window. */
public interface Tickets {
  StartKind start();

  /** How many were granted, 0 or more; may be fewer than asked for. */
  int count();

  /** True when a ticket serves any number of invocations one after the other: warm sandboxes. */
  boolean reusable();

  /** What the results must say about them: "with evictions", "shortened: free memory". */
  Optional<String> limitation();
}
