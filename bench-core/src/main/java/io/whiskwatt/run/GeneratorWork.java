package io.whiskwatt.run;

import io.whiskwatt.node.ThisProcess;
import io.whiskwatt.vitals.RunWatch;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process spends in a window. */
record GeneratorWork(long cpuNanos, long watchedNanos, RunWatch watch) {
  /** The window begins. */
  static GeneratorWork begin(RunWatch watch) {
    return new GeneratorWork(ThisProcess.cpuNanos(), watch.spentNanos(), watch);
  }

  /** Since then. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(StepFacts.GENERATOR_CPU_NANOS, ThisProcess.cpuNanos() - cpuNanos);
    if (watch.watched()) {
      facts.put(StepFacts.WATCH_CPU_NANOS, watch.spentNanos() - watchedNanos);
    }
    return facts;
  }
}
