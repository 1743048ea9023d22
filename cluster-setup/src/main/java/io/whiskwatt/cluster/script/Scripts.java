package io.whiskwatt.cluster.script;

import io.whiskwatt.cluster.inventory.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The scripts of one cluster. Each is whole: its values stand as quoted variables at its top, what
 * all of them share follows, then its own steps.
 */
public final class Scripts {
  private static final String COMMON_PART = "common.sh";
  private static final String WEBHOOK_PART = "webhook.sh";

  private Scripts() {}

  /** Those that this cluster needs, in the order in which they are run. */
  public static List<Script> of(Inventory cluster) {
    Variables variables = Variables.of(cluster);
    return Arrays.stream(ScriptKind.values())
        .filter(kind -> kind.isNeeded(cluster))
        .map(kind -> script(kind, cluster, variables))
        .toList();
  }

  private static Script script(ScriptKind kind, Inventory cluster, Variables variables) {
    String steps = resource(kind.file());
    String common =
        resource(COMMON_PART) + (kind.isOfWebhook() ? "\n" + resource(WEBHOOK_PART) : "");
    String text =
        "#!/usr/bin/env bash\n# "
            + kind.file()
            + " of "
            + cluster.name()
            + ", written by cluster generate. Run it with: sudo bash "
            + kind.file()
            + "\n"
            + "set -euo pipefail\n\n"
            + "# ---- Values, from cluster.yaml "
            + "-".repeat(68)
            + "\n"
            + variables.usedIn(common + steps)
            + "\n"
            + common
            + "\n"
            + steps;
    return new Script(kind, text);
  }

  private static String resource(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the script \"" + name + "\" is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the script \"" + name + "\" cannot be read", e);
    }
  }
}
