package io.whiskwatt.results.report.figures;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.compare.CellUsage;
import io.whiskwatt.results.usage.SandboxMemory;

/** Words for groups of processes and for the state of machines. */
public final class UsageWords {
  /** What attribution is, and what it is not. */
  public static final String MEANING =
      "CPU time is counted by group of processes. Net energy is attributed to the groups by their"
          + " share of the CPU time above that of the idle windows, and adds up to the net energy of"
          + " the machines. It is an attribution: no counter measures a process, and equal times need"
          + " not take equal energy. A virtual machine monitor and a sentry hold what the function"
          + " does inside of them. Memory is the proportional set size of a sandbox with all its"
          + " parts, while none was busy and while one or more were.";

  /** Why the sender stands among the groups. */
  public static final String GENERATOR =
      "The generator is this tool where it runs on a measured machine; in a study of the embedded"
          + " platform it is the platform as well. What is attributed to it is shown beside the"
          + " others, and is not taken off any number of this report.";

  private static final double NEGLIGIBLE = 1e-3;

  private UsageWords() {}

  /** For people. */
  public static String of(ProcessGroup group) {
    return switch (group) {
      case FUNCTION -> "function";
      case VMM -> "virtual machine monitor";
      case VIRTIOFSD -> "virtiofsd";
      case SHIM -> "shim, runc";
      case SENTRY -> "sentry, gofer";
      case KUBELET -> "kubelet";
      case CONTAINERD -> "containerd";
      case CONTROL_PLANE -> "control plane";
      case AGENT -> "agent";
      case GENERATOR -> "generator";
      case OTHER -> "other, kernel";
    };
  }

  /** True for what a sandbox is made of. */
  public static boolean isPartOfSandbox(ProcessGroup group) {
    return SandboxMemory.GROUPS.contains(group);
  }

  /** A part as it is shown: 0 where it is under a thousandth of the whole, that of rounding say. */
  public static double shown(double part, double whole) {
    return Math.abs(part) < NEGLIGIBLE * Math.abs(whole) ? 0 : part;
  }

  public static String frequency(CellUsage usage, Figures figures) {
    return usage.frequencyHertz().isPresent()
        ? figures.quantity(usage.frequencyHertz().getAsDouble(), Unit.HERTZ)
        : Figures.UNKNOWN;
  }

  public static String temperature(CellUsage usage, Figures figures) {
    return usage.temperatureCelsius().isPresent()
        ? figures.number(usage.temperatureCelsius().getAsDouble()) + " °C"
        : Figures.UNKNOWN;
  }
}
