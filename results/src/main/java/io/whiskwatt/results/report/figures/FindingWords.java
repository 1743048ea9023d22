package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.finding.Steadiness;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run says beyond its ratios, for reports without pictures. */
public final class FindingWords {
  private FindingWords() {}

  /** What cold starts cost, what workloads of mixes used, and whether all held still. */
  public static List<String> of(Findings findings) {
    return Stream.of(
            findings.starts().stream().map(StartCost::sentence),
            findings.mixes().stream().map(MixEnergy::sentence),
            findings.nodes().stream().map(NodeRatios::sentence),
            moving(findings.steadiness()).stream())
        .flatMap(sentences -> sentences)
        .filter(sentence -> !sentence.isBlank())
        .distinct()
        .toList();
  }

  /** One sentence for all; each has its own in the report's page. */
  private static Optional<String> moving(List<Steadiness> looks) {
    List<Steadiness> told = looks.stream().filter(one -> Double.isFinite(one.statistic())).toList();
    long moving = told.stream().filter(one -> !one.steady()).count();
    return moving == 0
        ? Optional.empty()
        : Optional.of(
            "Not all held still: "
                + moving
                + " of "
                + told.size()
                + " looks found something moving (warm-up, trend, likeness of neighbouring blocks,"
                + " order, heat); report.html says what, and what it means.");
  }
}
