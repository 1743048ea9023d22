package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The usage of a cell within {@code summary.json}. */
final class UsageJson {
  private UsageJson() {}

  static void write(ObjectNode json, CellUsage usage) {
    json.put("trials", usage.trials());
    json.put("attributed_trials", usage.attributed());
    SummaryJson.number(json, "cpu_seconds", usage.cpuSeconds());
    SummaryJson.number(json, "attributed_net_energy_joules", usage.joules());
    SummaryJson.number(json, "sandbox_pss_idle_bytes", usage.idleBytes());
    SummaryJson.number(json, "sandbox_pss_busy_bytes", usage.busyBytes());
    SummaryJson.number(json, "busy_processors", usage.busyProcessors());
    SummaryJson.number(json, "steal_share", usage.stealShare());
    SummaryJson.number(json, "frequency_hertz", usage.frequencyHertz().orElse(Double.NaN));
    SummaryJson.number(json, "temperature_celsius", usage.temperatureCelsius().orElse(Double.NaN));
    ObjectNode groups = json.putObject("groups");
    for (CellUsage.Row row : usage.rows()) {
      ObjectNode one = groups.putObject(row.group().key());
      SummaryJson.interval(one.putObject("cpu_seconds"), row.cpuSeconds());
      SummaryJson.number(one, "attributed_net_energy_joules", row.joules());
      SummaryJson.number(one, "sandbox_pss_idle_bytes", row.idleBytes());
      SummaryJson.number(one, "sandbox_pss_busy_bytes", row.busyBytes());
    }
  }
}
