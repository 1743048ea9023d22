package io.whiskwatt.cluster.script;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.Inventory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The scripts there are, in the order in which they are run. */
public enum ScriptKind {
  COMMON("01_all_nodes_common", Where.ALL, 30),
  KATA("01_all_nodes_kata_qemu", Where.ALL, 30),
  INIT("02_master_init", Where.MASTER, 20),
  JOIN("03_workers_join", Where.WORKERS, 15),
  LABEL("04_master_label_workers", Where.MASTER, 15),
  OPENWHISK("05_master_openwhisk", Where.MASTER, 45),
  WEBHOOK("06_master_kata_webhook", Where.MASTER, 25),
  TEST("07_master_wsk_test", Where.MASTER, 15),
  VERIFY("08_master_verify", Where.MASTER, 20),
  AGENT("09_workers_agent", Where.WORKERS, 20),
  FACTS("10_all_nodes_facts", Where.ALL, 2),
  SANDBOXES("11_workers_sandboxes", Where.WORKERS, 2),
  CLEANUP("98_cleanup", Where.ALL, 20),
  RESET("99_reset", Where.ALL, 15);

  private enum Where {
    ALL,
    MASTER,
    WORKERS
  }

  private final String title;
  private final Where where;
  private final Duration limit;

  ScriptKind(String title, Where where, long minutes) {
    this.title = title;
    this.where = where;
    this.limit = Duration.ofMinutes(minutes);
  }

  /** The one of a word. */
  public static ScriptKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The word by which it is chosen: {@code openwhisk}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name without an ending: {@code 05_master_openwhisk}. */
  public String title() {
    return title;
  }

  /** The name of its file. */
  public String file() {
    return title + ".sh";
  }

  /** How long it may take on one machine. */
  public Duration limit() {
    return limit;
  }

  /** Whether it sets something up, or looks whether that holds. */
  public boolean isSettingUp() {
    return compareTo(FACTS) < 0;
  }

  /** Whether it takes away instead of setting up. */
  public boolean isUndoing() {
    return this == CLEANUP || this == RESET;
  }

  /** The machines that it is run on. */
  public List<ClusterNode> nodes(Inventory cluster) {
    return switch (where) {
      case ALL -> cluster.nodes();
      case MASTER -> List.of(cluster.master());
      case WORKERS -> cluster.workers();
    };
  }

  /** Whether it asks the webhook itself. */
  boolean isOfWebhook() {
    return this == WEBHOOK || this == VERIFY;
  }

  boolean isNeeded(Inventory cluster) {
    return switch (this) {
      case KATA -> cluster.hasKata();
      case WEBHOOK -> cluster.needsWebhook();
      default -> true;
    };
  }
}
