package io.whiskwatt.results.report;

import io.whiskwatt.results.store.RunOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the figures of samples would come from. */
final class SampleOrigins {
  private SampleOrigins() {}

  static RunOrigin of(String study) {
    Map<String, String> tool = new LinkedHashMap<>();
    tool.put("whiskwatt", "0.1.0");
    tool.put("java.version", "17.0.15");
    return new RunOrigin(
        "sample-2026-11-22T101530Z",
        42,
        tool,
        Optional.of("study: " + study + "\nplatforms:\n  process: { local: { sandbox: none } }\n"),
        Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }
}
