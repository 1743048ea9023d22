package io.whiskwatt.results.compare;

import io.whiskwatt.node.ProcessGroup;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the machines of one cell did in its windows, by group of processes.
 *
 * @param cell its id
 * @param trials whose usage is known
 * @param attributed trials whose net energy could be attributed; the joules of the rows are means
 *     over these
 * @param rows the groups that did anything, in the order of {@link ProcessGroup}; CPU time and
 *     joules add up to all of it
 * @param busyProcessors mean number of processors that were busy
 * @param stealShare share of the CPU time that was wanted and not given, 0 to 1
 * @param frequencyHertz mean over the windows
 * @param temperatureCelsius mean over the windows
 */
public record CellUsage(
    String cell,
    int trials,
    int attributed,
    List<Row> rows,
    double busyProcessors,
    double stealShare,
    OptionalDouble frequencyHertz,
    OptionalDouble temperatureCelsius) {
  public CellUsage {
    rows = List.copyOf(rows);
  }

  /** CPU time of all groups per invocation, in seconds. */
  public double cpuSeconds() {
    return rows.stream().mapToDouble(row -> row.cpuSeconds().value()).sum();
  }

  /** Joules per invocation that were attributed: the net energy of these trials. NaN: none. */
  public double joules() {
    return rows.stream().mapToDouble(Row::joules).sum();
  }

  /** Memory of one sandbox while all were idle, all its parts, in bytes; NaN: not known. */
  public double idleBytes() {
    return rows.stream()
        .mapToDouble(Row::idleBytes)
        .filter(Double::isFinite)
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }

  /** Memory of one sandbox while one or more were busy, in bytes; NaN: not known. */
  public double busyBytes() {
    return rows.stream()
        .mapToDouble(Row::busyBytes)
        .filter(Double::isFinite)
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }

  /**
   * One group.
   *
   * @param cpuSeconds per invocation, idle work included
   * @param joules of net energy per invocation, attributed by CPU time above idle; NaN: not known
   * @param idleBytes of one sandbox (PSS) while none was busy; NaN: not known, or no part of one
   * @param busyBytes of one sandbox (PSS) while one or more were busy; NaN likewise
   */
  public record Row(
      ProcessGroup group, Interval cpuSeconds, double joules, double idleBytes, double busyBytes) {}
}
