package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.TrialLog;
import java.util.List;
import java.util.Optional;

/**
 * One cell's share of a measured window.
 *
 * @param log every slot
 * @param details of the slots the platform knew something of, in slot order
 * @param workloads ids of the workloads that tickets invoke, by their numbers, where the cell's is
 *     a mix; empty: all invoke the cell's own
 */
public record TrialData(
    Cell cell, TrialLog log, List<InvocationDetail> details, List<String> workloads) {
  public TrialData {
    details = List.copyOf(details);
    workloads = List.copyOf(workloads);
  }

  /** Of a cell whose workload is no mix. */
  public TrialData(Cell cell, TrialLog log, List<InvocationDetail> details) {
    this(cell, log, details, List.of());
  }

  /** The part of a mix that a slot was for; empty: no mix, or dropped before it was dealt. */
  public Optional<String> part(int slot) {
    int ticket = log.ticket(slot);
    return ticket >= 0 && ticket < workloads.size()
        ? Optional.of(workloads.get(ticket))
        : Optional.empty();
  }
}
