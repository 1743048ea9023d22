package io.whiskwatt.rapl.source;

import io.whiskwatt.units.Power;
import java.util.Optional;

/**
 * What a model takes a machine to draw.
 *
 * @param idle with no processor busy, 0 or more
 * @param busy with all processors busy, not below idle
 */
public record ModelPower(Power idle, Power busy) {
  /**
   * Watts per logical processor, idle and busy: the mean that Cloud Carbon Footprint computes from
   * SPECpower results for Broadwell, Skylake and Cascade Lake servers (0.64–0.71 W, 3.5–4.1 W).
   */
  private static final double IDLE_WATTS_PER_CPU = 0.7;

  private static final double BUSY_WATTS_PER_CPU = 3.8;

  public ModelPower {
    if (idle.watts() < 0 || busy.watts() < idle.watts()) {
      throw new IllegalArgumentException(
          "a machine draws 0 W or more when idle and no less when busy, not " + idle + ", " + busy);
    }
  }

  /** An assumption for a machine of which nothing is known but its number of processors. */
  public static ModelPower typical(int cpus) {
    return new ModelPower(
        Power.ofWatts(rounded(IDLE_WATTS_PER_CPU * cpus)),
        Power.ofWatts(rounded(BUSY_WATTS_PER_CPU * cpus)));
  }

  /** These values, where they are given; what is missing is {@link #typical}. */
  public static ModelPower of(Optional<Power> idle, Optional<Power> busy, int cpus) {
    ModelPower typical = typical(cpus);
    Power low = idle.orElse(typical.idle());
    Power span = Power.ofWatts(rounded(typical.busy().watts() - typical.idle().watts()));
    return new ModelPower(low, busy.orElse(Power.ofWatts(rounded(low.watts() + span.watts()))));
  }

  private static double rounded(double watts) {
    return Math.rint(watts * 1000) / 1000;
  }
}
