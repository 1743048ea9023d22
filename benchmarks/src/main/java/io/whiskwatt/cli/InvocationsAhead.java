package io.whiskwatt.cli;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StudySpec;
import java.util.ArrayList;
import java.util.List;

/** How often a study is going to invoke, in its windows, as far as that is known beforehand. */
record InvocationsAhead(StudySpec study) {
  /** {@code about 9000 invocations in all windows; closed loops call …}. */
  String words() {
    List<String> parts = new ArrayList<>();
    double open = study.cells().stream().mapToDouble(this::open).sum() * study.design().blocks();
    if (open > 0) {
      parts.add(
          "about " + Math.round(open) + " invocations by open loads, in all windows together");
    }
    if (has(LoadShape.Closed.class)) {
      parts.add("closed loops invoke as often as they are answered");
    }
    if (has(LoadShape.Search.class)) {
      parts.add("searches invoke at rates that are yet to be found");
    }
    return String.join("; ", parts);
  }

  private boolean has(Class<? extends LoadShape> kind) {
    return study.cells().stream().map(Cell::load).anyMatch(kind::isInstance);
  }

  /** In one window. */
  private double open(Cell cell) {
    return cell.load() instanceof LoadShape.Open load
        ? load.arrivals(cell.window(study.design()))
        : 0;
  }
}
