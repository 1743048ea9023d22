package io.whiskwatt.plan;

import java.util.List;

/**
 * Which windows a block holds beside its trials and empty idle windows, and how its trials stand to
 * each other.
 *
 * @param pools idle windows with warm sandboxes, one of each for each platform in each block; none
 *     twice
 */
public record Arrangement(TrialOrder order, List<IdleCondition.Pool> pools) {
  /** Trials one after the other, and no idle windows but empty ones. */
  public static final Arrangement USUAL = new Arrangement(TrialOrder.INTERLEAVED, List.of());

  public Arrangement {
    pools = List.copyOf(pools);
  }

  /** The same with these idle windows with warm sandboxes. */
  public Arrangement withPools(List<IdleCondition.Pool> others) {
    return new Arrangement(order, others);
  }

  /** Whether the platforms of one comparison are measured at the same time. */
  public boolean isParallel() {
    return order == TrialOrder.PARALLEL;
  }
}
