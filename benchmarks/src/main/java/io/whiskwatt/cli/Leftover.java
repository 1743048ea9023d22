package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What killed instances of this tool left on the machine. */
final class Leftover {
  private Leftover() {}

  /** Removes it and says so in one line; says nothing when there is nothing. */
  static void remove(PrintWriter err) {
    Leftovers found = SandboxCatalog.ofThisMachine().cleanUp();
    if (!found.removed().isEmpty()) {
      err.println("cleaned up after an instance that was killed: " + counted(found.removed()));
    }
    found.kept().forEach(kept -> err.println("could not clean up: " + kept));
  }

  /** {@code control group /a}, {@code control group /b}, {@code process 4711} by what they are. */
  static String counted(List<String> things) {
    Map<String, Long> kinds =
        things.stream()
            .map(thing -> thing.replaceFirst("\\s+[/0-9].*", ""))
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " × " + kind.getKey())
        .collect(Collectors.joining(", "));
  }
}
