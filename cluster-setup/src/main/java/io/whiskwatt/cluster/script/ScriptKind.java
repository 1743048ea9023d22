package io.whiskwatt.cluster.script;

import io.whiskwatt.cluster.inventory.Inventory;

/** The scripts there are, in the order in which they are run. */
enum ScriptKind {
  COMMON("01_all_nodes_common"),
  KATA("01_all_nodes_kata_qemu"),
  INIT("02_master_init"),
  JOIN("03_workers_join"),
  LABEL("04_master_label_workers"),
  OPENWHISK("05_master_openwhisk"),
  TEST("07_master_wsk_test"),
  VERIFY("08_master_verify"),
  AGENT("09_workers_agent"),
  CLEANUP("98_cleanup"),
  RESET("99_reset");

  private final String title;

  ScriptKind(String title) {
    this.title = title;
  }

  String file() {
    return title + ".sh";
  }

  boolean isNeeded(Inventory cluster) {
    return this != KATA || cluster.hasKata();
  }
}
