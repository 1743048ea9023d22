package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.TrialLog;
import java.util.List;

/**
 * One cell's share of a measured window.
 *
 * @param log every slot
 * @param details of the slots the platform knew something of, in slot order
 */
public record TrialData(Cell cell, TrialLog log, List<InvocationDetail> details) {
  public TrialData {
    details = List.copyOf(details);
  }
}
