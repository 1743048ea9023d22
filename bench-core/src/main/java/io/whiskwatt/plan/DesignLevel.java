package io.whiskwatt.plan;

/** What a comparison may conclude, given how machines and platforms are tied to each other. */
public enum DesignLevel {
  /** Both runtimes on the same nodes, in random order within each block. */
  L1,
  /** Two clusters that swap runtimes. */
  L2,
  /** Two clusters, the baseline runtime also measured on both. */
  L3,
  /** Two sets of machines: runtime and machine cannot be told apart. */
  L4
}
