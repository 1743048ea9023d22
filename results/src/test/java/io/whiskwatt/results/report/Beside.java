package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.CheckFinding;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.IsolationFinding;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.finding.Findings;
import java.util.List;

/** A sample with other findings beside its cells. */
final class Beside {
  private Beside() {}

  static Comparison of(Comparison base, Findings findings) {
    return of(base, base.isolation(), base.rates(), base.checks(), findings);
  }

  static Comparison of(
      Comparison base,
      List<IsolationFinding> isolation,
      List<RateFinding> rates,
      List<CheckFinding> checks) {
    return of(base, isolation, rates, checks, base.findings());
  }

  private static Comparison of(
      Comparison base,
      List<IsolationFinding> isolation,
      List<RateFinding> rates,
      List<CheckFinding> checks,
      Findings findings) {
    return new Comparison(
        base.study(),
        base.level(),
        base.designSentence(),
        base.answer(),
        base.quality(),
        base.energyNotes(),
        base.blocksPlanned(),
        base.blocksComplete(),
        base.sessions(),
        base.started(),
        base.measured(),
        base.equivalenceMargin(),
        base.cells(),
        base.contrasts(),
        base.power(),
        base.usage(),
        base.gates(),
        isolation,
        rates,
        checks,
        findings,
        base.origin(),
        base.environment());
  }
}
