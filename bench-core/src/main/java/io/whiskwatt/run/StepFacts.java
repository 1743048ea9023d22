package io.whiskwatt.run;

/** Names of the facts that the runner writes into a {@link StepRecord}. */
public final class StepFacts {
  /** Text: the platform's name. */
  public static final String PLATFORM = "platform";

  /** Number: intended length of arrivals, nanoseconds. */
  public static final String WINDOW_NANOS = "windowNanos";

  /** Text: the {@link io.whiskwatt.plan.StartKind} that was planned. */
  public static final String START = "start";

  /** Number: tickets asked for. */
  public static final String TICKETS_ASKED = "ticketsAsked";

  /** Number: tickets granted. */
  public static final String TICKETS_GRANTED = "ticketsGranted";

  /** Text: what limits the trial: evictions, fewer tickets than asked for, a window cut short. */
  public static final String LIMITATION = "limitation";

  /** Number: slots of the trial: sent and dropped. */
  public static final String INVOCATIONS = "invocations";

  /** Number: slots that were never sent. */
  public static final String DROPPED = "dropped";

  /** Number: invocations that went wrong; accepted and dropped ones are none. */
  public static final String FAILED = "failed";

  /** Text: node ids of this platform, separated by commas; empty: unknown. */
  public static final String NODES = "nodes";

  /** True: the meter did not cover the window's end. */
  public static final String UNCOVERED = "energyUncovered";

  /** Number: CPU time of the generator's own process in the window, nanoseconds. */
  public static final String GENERATOR_CPU_NANOS = "generatorCpuNanos";

  /**
   * Number: part of that which went into looking at the run: drawing on the terminal, the live
   * page; nanoseconds. Absent: nobody watched.
   */
  public static final String WATCH_CPU_NANOS = "watchCpuNanos";

  /** Number: replies that did not fit into the log's memory; their details are missing. */
  public static final String REPLIES_NOT_KEPT = "repliesNotKept";

  /** Text: how intended starts were waited for, {@code parked} or {@code spinning}. */
  public static final String PACING = "pacing";

  /**
   * Text: ids of the cells that were measured in the same window, this one not; separated by
   * commas.
   */
  public static final String BESIDE = "beside";

  /** Text: the load that a generator-only window sent. */
  public static final String LOAD = "load";

  /**
   * Text: ids of the cells whose load a generator-only window sent, separated by commas; those of
   * them that were not measured in the block as well.
   */
  public static final String STANDS_FOR = "standsFor";

  /** Number: CPU time of the generator's process that a generator-only window's sink took. */
  public static final String SINK_CPU_NANOS = "sinkCpuNanos";

  /** Number: warm sandboxes that an idle window was to hold. */
  public static final String SANDBOXES_WANTED = "sandboxesWanted";

  /** Number: idle sandboxes alive on the platform when the window opened, as it says itself. */
  public static final String SANDBOXES_AT_OPENING = "sandboxesAtOpening";

  /** Number: idle sandboxes alive on the platform when the window closed, as it says itself. */
  public static final String SANDBOXES_AT_CLOSE = "sandboxesAtClose";

  private StepFacts() {}
}
