package io.whiskwatt.node;

import java.util.Locale;

/** What is recorded of the work of a machine or of a group of processes on it. */
public enum UsageMeasure {
  /** CPU time in user mode, guests left out, nanoseconds. */
  CPU_USER_NANOS(true),
  /** CPU time in the kernel, nanoseconds. */
  CPU_SYSTEM_NANOS(true),
  /** CPU time that a hypervisor gave to others, nanoseconds. */
  CPU_STEAL_NANOS(true),
  /** CPU time of virtual processors that ran here, nanoseconds. */
  CPU_GUEST_NANOS(true),
  /** CPU time of all modes, nanoseconds: where the source does not tell them apart. */
  CPU_NANOS(true),
  /** Switches from one task to another. */
  CONTEXT_SWITCHES(true),
  /** Memory that is not available to a new process, bytes. */
  MEMORY_USED_BYTES(false),
  /** Proportional set size: each shared page divided by the number of those who share it. */
  PSS_BYTES(false),
  /** Processes whose memory may not be read: their PSS is missing in that of the group. */
  PSS_DENIED(false),
  /** Processes alive. */
  PROCESSES(false),
  /** Sandboxes alive. */
  SANDBOXES(false),
  /** Of these, sandboxes that used a processor since the look before. */
  SANDBOXES_BUSY(false),
  /** Mean frequency of the processors that are online. */
  FREQUENCY_HERTZ(false),
  /** Of the hottest processor package. */
  TEMPERATURE_CELSIUS(false),
  /**
   * How often the processors lowered their frequency because of heat: of the package that did most.
   */
  THERMAL_THROTTLES(true),
  /** How often a governor, turbo or a frequency limit was found changed. */
  CLOCK_POLICY_CHANGES(true);

  private final boolean cumulative;

  UsageMeasure(boolean cumulative) {
    this.cumulative = cumulative;
  }

  /** True for a count that only grows: differences of it are what was used. */
  public boolean isCumulative() {
    return cumulative;
  }

  /** As written in files: {@code cpu_user_nanos}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
