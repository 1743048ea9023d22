package io.whiskwatt.results.report;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.compare.CellUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The columns of a cell's usage: of the machines, then two of each group. */
final class UsageColumns {
  private UsageColumns() {}

  static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "cpu_seconds",
                "busy_processors",
                "steal_share",
                "frequency_hertz",
                "temperature_celsius",
                "sandbox_pss_idle_bytes",
                "sandbox_pss_busy_bytes"));
    for (ProcessGroup group : ProcessGroup.values()) {
      String key = group.key().replace('-', '_');
      names.add("cpu_seconds_" + key);
      names.add("attributed_joules_" + key);
    }
    return names;
  }

  /** Empty fields where nothing is known. */
  static List<String> values(Optional<CellUsage> usage) {
    return usage.map(UsageColumns::known).orElseGet(() -> Collections.nCopies(names().size(), ""));
  }

  private static List<String> known(CellUsage usage) {
    List<String> fields = new ArrayList<>();
    fields.add(CsvReport.number(usage.cpuSeconds()));
    fields.add(CsvReport.number(usage.busyProcessors()));
    fields.add(CsvReport.number(usage.stealShare()));
    fields.add(CsvReport.number(usage.frequencyHertz().orElse(Double.NaN)));
    fields.add(CsvReport.number(usage.temperatureCelsius().orElse(Double.NaN)));
    fields.add(CsvReport.number(usage.idleBytes()));
    fields.add(CsvReport.number(usage.busyBytes()));
    for (ProcessGroup group : ProcessGroup.values()) {
      Optional<CellUsage.Row> row =
          usage.rows().stream().filter(found -> found.group() == group).findFirst();
      fields.add(row.map(found -> CsvReport.number(found.cpuSeconds().value())).orElse(""));
      fields.add(row.map(found -> CsvReport.number(found.joules())).orElse(""));
    }
    return fields;
  }
}
