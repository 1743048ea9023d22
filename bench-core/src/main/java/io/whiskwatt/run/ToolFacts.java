package io.whiskwatt.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tool itself and what it runs on. */
final class ToolFacts {
  private ToolFacts() {}

  static Map<String, String> read() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "whiskwatt",
        Optional.ofNullable(ToolFacts.class.getPackage().getImplementationVersion())
            .orElse("development build"));
    for (String property :
        new String[] {
          "java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch"
        }) {
      facts.put(property, System.getProperty(property, "unknown"));
    }
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return facts;
  }
}
