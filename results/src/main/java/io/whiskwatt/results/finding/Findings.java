package io.whiskwatt.results.finding;

import java.util.List;

/**
 * What a run says beyond its ratios.
 *
 * @param starts what a cold start costs, one for each platform × workload × load that has both cold
 *     and warm cells
 * @param balances where the energy of each cell went
 * @param footprints energy and time of each cell in one number, and in grams and money
 * @param mixes what each workload of a mix used
 * @param nodes comparisons on each of the machines that served both sides
 * @param steadiness whether cells and comparisons held still
 */
public record Findings(
    List<StartCost> starts,
    List<EnergyBalance> balances,
    List<Footprint> footprints,
    List<MixEnergy> mixes,
    List<NodeRatios> nodes,
    List<Steadiness> steadiness) {
  /** Nothing is known. */
  public static final Findings NONE =
      new Findings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Findings {
    starts = List.copyOf(starts);
    balances = List.copyOf(balances);
    footprints = List.copyOf(footprints);
    mixes = List.copyOf(mixes);
    nodes = List.copyOf(nodes);
    steadiness = List.copyOf(steadiness);
  }
}
