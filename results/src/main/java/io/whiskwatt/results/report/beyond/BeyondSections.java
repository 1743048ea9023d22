package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;

/** The findings of a run beyond its ratios, a section for each kind that there is. */
public final class BeyondSections {
  private BeyondSections() {}

  /** What cold starts and waiting sandboxes cost; where energy goes; energy and time together. */
  public static void writeEnergy(Html html, Subject subject) {
    Findings findings = subject.comparison().findings();
    if (!findings.starts().isEmpty()) {
      new StartCostSection(html, subject).section(findings.starts());
    }
    if (!findings.balances().isEmpty()) {
      new BalanceSection(html, subject).section(findings.balances());
    }
    if (!findings.footprints().isEmpty()) {
      new FootprintSection(html, subject).section(findings.footprints());
    }
  }

  /** What each workload of a mix used. */
  public static void writeMixes(Html html, Subject subject) {
    Findings findings = subject.comparison().findings();
    if (!findings.mixes().isEmpty()) {
      new MixEnergySection(html, subject).section(findings.mixes());
    }
  }

  /** The same comparisons on each machine. */
  public static void writeNodes(Html html, Subject subject) {
    Findings findings = subject.comparison().findings();
    if (!findings.nodes().isEmpty()) {
      new NodeSection(html, subject).section(findings.nodes());
    }
  }

  /** Whether things held still. */
  public static void writeSteadiness(Html html, Subject subject) {
    Findings findings = subject.comparison().findings();
    if (!findings.steadiness().isEmpty()) {
      new SteadinessSection(html, subject).section(findings.steadiness());
    }
  }
}
