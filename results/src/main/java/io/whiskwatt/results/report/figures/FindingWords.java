package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.finding.Steadiness;
import java.util.List;
import java.util.stream.Stream;

/** What a run says beyond its ratios, for reports without pictures. */
public final class FindingWords {
  private FindingWords() {}

  /** What cold starts cost, what workloads of mixes used, and what did not hold still. */
  public static List<String> of(Findings findings) {
    return Stream.of(
            findings.starts().stream().map(StartCost::sentence),
            findings.mixes().stream().map(MixEnergy::sentence),
            findings.nodes().stream().map(NodeRatios::sentence),
            findings.steadiness().stream()
                .filter(one -> !one.steady() && Double.isFinite(one.statistic()))
                .map(Steadiness::sentence))
        .flatMap(sentences -> sentences)
        .filter(sentence -> !sentence.isBlank())
        .distinct()
        .toList();
  }
}
