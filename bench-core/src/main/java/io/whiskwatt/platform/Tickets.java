package io.whiskwatt.platform;

import io.whiskwatt.plan.StartKind;
import java.util.List;
import java.util.Optional;

/** Starts that were prepared before a window. */
public interface Tickets {
  StartKind start();

  /** How many were granted, 0 or more; may be fewer than asked for. */
  int count();

  /** True when a ticket serves any number of invocations one after the other: warm sandboxes. */
  boolean reusable();

  /**
   * The ticket of a call where they are reusable. Two callers are never given the same one unless
   * there are fewer tickets than callers: a warm sandbox serves one call at a time.
   *
   * @param caller who calls, 0 and up; in an open load each arrival is a caller of its own
   * @param call its number in the trial, 0 and up; asked in rising order
   */
  default int ticketOf(int caller, int call) {
    return caller % count();
  }

  /**
   * The id of the workload that each ticket invokes, by its number, where they differ: of a mix.
   * Empty: all invoke the cell's own.
   */
  default List<String> workloads() {
    return List.of();
  }

  /** What the results must say about them: "with evictions", "shortened: free memory". */
  Optional<String> limitation();
}
