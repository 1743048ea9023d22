package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gates that follow from where invocations ran. {@code docs/analysis.md} has them. */
final class NodeGates {
  private NodeGates() {}

  /** Of one cell. */
  static List<Gate> of(CellTrials cell) {
    List<Gate> gates = new ArrayList<>();
    unmetered(cell).ifPresent(gates::add);
    unknown(cell).ifPresent(gates::add);
    return gates;
  }

  /**
   * Invocations used machines whose energy was not read: surely so where a machine goes by its boot
   * id, and where more invokers served than machines were read.
   */
  private static Optional<Gate> unmetered(CellTrials cell) {
    Served served = cell.served();
    int boots =
        (int)
            served.nodes().keySet().stream()
                .filter(node -> !Served.isInvoker(node) && !cell.nodes().contains(node))
                .count();
    int more = served.nodes().size() - cell.nodes().size();
    boolean metered = !cell.qualities().contains(Quality.NONE) && !cell.nodes().isEmpty();
    if (!metered || Math.max(boots, more) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate(
            Gate.Kind.SERVING_NODE_NOT_METERED,
            Gate.Severity.VOID,
            "The invocations of "
                + cell.cell().id()
                + " ran on "
                + machines(served.nodes().size())
                + ", and the energy of "
                + Math.max(boots, more)
                + " of them was not read; name an energy source for every worker."));
  }

  private static Optional<Gate> unknown(CellTrials cell) {
    Served served = cell.served();
    boolean byInvoker = served.nodes().keySet().stream().anyMatch(Served::isInvoker);
    double share = byInvoker ? 1 : served.unknownShare();
    return share > Served.UNKNOWN_LIMIT
        ? Optional.of(
            new Gate(
                Gate.Kind.SERVING_NODE_UNKNOWN,
                Gate.Severity.NOTE,
                (byInvoker
                        ? "The sandboxes of "
                            + cell.cell().id()
                            + " hide their machine's boot id, and only their invokers are known"
                        : "Where "
                            + Digits.percent(share)
                            + " of the invocations of "
                            + cell.cell().id()
                            + " ran cannot be told")
                    + energy(cell)))
        : Optional.empty();
  }

  private static String energy(CellTrials cell) {
    return cell.nodes().isEmpty()
        ? "."
        : "; its energy is that of all machines that were read ("
            + cell.nodes().size()
            + "), with the noise of those that only stood by.";
  }

  /**
   * The two cells of a pair ran on different machines. On two clusters they always do; the design
   * level says so.
   */
  static Optional<Gate> differ(Pair pair, DesignLevel level) {
    Set<NodeId> base = pair.baseline().served().nodes().keySet();
    Set<NodeId> other = pair.other().served().nodes().keySet();
    boolean concerned = level == DesignLevel.L1 || pair.ofStarts();
    if (!concerned || base.isEmpty() || other.isEmpty() || base.equals(other)) {
      return Optional.empty();
    }
    return Optional.of(
        namedAlike(base, other) || base.size() != other.size()
            ? new Gate(
                Gate.Kind.SERVING_NODES_DIFFER,
                Gate.Severity.VOID,
                "The invocations of the two were served by different machines: "
                    + machines(base.size())
                    + " against "
                    + machines(other.size())
                    + namesOf(base, other)
                    + ".")
            : new Gate(
                Gate.Kind.SERVING_NODES_DIFFER,
                Gate.Severity.LIMITS,
                "Whether the same machines served both cannot be told: one side knows them by boot"
                    + " id, the other by invoker ("
                    + machines(base.size())
                    + " each)."));
  }

  /**
   * On one cluster other machines served in a second run than in the first, so that what its
   * machines differ by does not cancel.
   *
   * @param before names of those that served in the first run; empty: not known
   * @param after in the second
   */
  static Optional<Gate> moved(Set<String> before, Set<String> after) {
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return Optional.empty();
    }
    boolean alike = byInvoker(before) == byInvoker(after);
    return Optional.of(
        alike || before.size() != after.size()
            ? new Gate(
                Gate.Kind.SERVING_NODES_DIFFER,
                Gate.Severity.VOID,
                "On one cluster "
                    + String.join(", ", before)
                    + " served in the first run and "
                    + String.join(", ", after)
                    + " in the second, so what its machines differ by does not cancel.")
            : new Gate(
                Gate.Kind.SERVING_NODES_DIFFER,
                Gate.Severity.LIMITS,
                "Whether the same machines of a cluster served in both runs cannot be told: one"
                    + " runtime shows its machine, the other only its invoker ("
                    + machines(before.size())
                    + " each)."));
  }

  private static boolean byInvoker(Set<String> names) {
    return names.stream().map(NodeId::new).anyMatch(Served::isInvoker);
  }

  /** Names of both sides can be compared. */
  private static boolean namedAlike(Set<NodeId> base, Set<NodeId> other) {
    return base.stream().allMatch(Served::isInvoker) == other.stream().allMatch(Served::isInvoker);
  }

  private static String namesOf(Set<NodeId> base, Set<NodeId> other) {
    long shared = base.stream().filter(other::contains).count();
    return ", " + shared + " of them the same";
  }

  private static String machines(int count) {
    return count + (count == 1 ? " machine" : " machines");
  }
}
