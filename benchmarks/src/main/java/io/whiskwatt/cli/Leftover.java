package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import java.io.PrintWriter;

/** What killed instances of this tool left on the machine. */
final class Leftover {
  private Leftover() {}

  /** Removes it and says so in one line; says nothing when there is nothing. */
  static void remove(PrintWriter err) {
    Leftovers found = SandboxCatalog.ofThisMachine().cleanUp();
    if (!found.removed().isEmpty()) {
      err.println(
          "cleaned up after an instance that was killed: " + String.join(", ", found.removed()));
    }
    found.kept().forEach(kept -> err.println("could not clean up: " + kept));
  }
}
