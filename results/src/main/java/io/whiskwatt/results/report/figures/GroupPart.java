package io.whiskwatt.results.report.figures;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.compare.CellUsage;
import java.util.function.ToDoubleFunction;

/** Groups of processes gathered to what readers ask for first. */
public enum GroupPart {
  FUNCTION("function"),
  ISOLATION("isolation (monitor, sentry, shim)"),
  PLATFORM("platform and tool"),
  OTHER("all else, the kernel included");

  private final String words;

  GroupPart(String words) {
    this.words = words;
  }

  private static GroupPart of(ProcessGroup group) {
    return switch (group) {
      case FUNCTION -> FUNCTION;
      case VMM, VIRTIOFSD, SENTRY, SHIM -> ISOLATION;
      case KUBELET, CONTAINERD, CONTROL_PLANE, AGENT, GENERATOR -> PLATFORM;
      case OTHER -> OTHER;
    };
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Joules per invocation attributed to it; NaN where nothing was. */
  public double joules(CellUsage usage) {
    return sum(usage, CellUsage.Row::joules);
  }

  /** CPU time per invocation, in seconds. */
  public double cpuSeconds(CellUsage usage) {
    return sum(usage, row -> row.cpuSeconds().value());
  }

  private double sum(CellUsage usage, ToDoubleFunction<CellUsage.Row> value) {
    return usage.rows().stream().filter(row -> of(row.group()) == this).mapToDouble(value).sum();
  }
}
