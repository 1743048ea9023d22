package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.store.RunOrigin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What two runs have beside their comparisons, put side by side. */
final class TwoComparisons {
  private static final String SECOND = " (second run)";

  private TwoComparisons() {}

  static Comparison of(
      Comparison first,
      Comparison second,
      DesignLevel level,
      String design,
      String answer,
      List<Contrast> contrasts) {
    return new Comparison(
        first.study(),
        level,
        design,
        answer,
        Stream.of(first.quality(), second.quality()).max(Quality::compareTo).orElse(Quality.NONE),
        both(first.energyNotes(), second.energyNotes()),
        first.blocksPlanned() + second.blocksPlanned(),
        first.blocksComplete() + second.blocksComplete(),
        first.sessions() + second.sessions(),
        earlier(first.started(), second.started()),
        first.measured().plus(second.measured()),
        first.equivalenceMargin(),
        Stream.concat(first.cells().stream(), second.cells().stream().map(TwoComparisons::named))
            .toList(),
        contrasts,
        Stream.concat(first.power().stream(), second.power().stream().map(TwoComparisons::named))
            .toList(),
        Stream.concat(first.usage().stream(), second.usage().stream().map(TwoComparisons::named))
            .toList(),
        gates(first, second),
        Stream.concat(
                first.isolation().stream(), second.isolation().stream().map(TwoComparisons::named))
            .toList(),
        first.rates(),
        both(first.checks(), second.checks()),
        Findings.NONE,
        origin(first.origin(), second.origin()),
        environment(first.environment(), second.environment()));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    Set<T> both = new LinkedHashSet<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** That machines differ is what two runs are taken together for. */
  private static List<Gate> gates(Comparison first, Comparison second) {
    return both(first.gates(), second.gates()).stream()
        .filter(gate -> gate.kind() != Gate.Kind.DESIGN_UNCONTROLLED)
        .toList();
  }

  private static CellSummary named(CellSummary cell) {
    return new CellSummary(
        named(cell.id()),
        cell.platform() + SECOND,
        cell.comparisonKey(),
        cell.workload(),
        cell.start(),
        cell.load(),
        cell.calls(),
        cell.energy(),
        cell.response(),
        cell.service(),
        cell.lateness(),
        cell.stages(),
        cell.trials(),
        cell.parts(),
        cell.gates());
  }

  /** {@code kata (second run)/hello@256MB/cold/closed-1}. */
  private static String named(String cell) {
    int end = cell.indexOf('/');
    return cell.substring(0, end) + SECOND + cell.substring(end);
  }

  private static CellUsage named(CellUsage usage) {
    return new CellUsage(
        named(usage.cell()),
        usage.trials(),
        usage.attributed(),
        usage.rows(),
        usage.busyProcessors(),
        usage.stealShare(),
        usage.frequencyHertz(),
        usage.temperatureCelsius());
  }

  private static PowerTrace named(PowerTrace trace) {
    return new PowerTrace(
        trace.node() + SECOND, trace.session(), trace.quality(), trace.points(), trace.windows());
  }

  private static IsolationFinding named(IsolationFinding finding) {
    return new IsolationFinding(
        finding.platform() + SECOND,
        finding.claim(),
        finding.verdict(),
        finding.evidence(),
        finding.workers(),
        finding.unseen());
  }

  /** Both runs by name and fingerprint; the study file is the first one's. */
  private static RunOrigin origin(RunOrigin first, RunOrigin second) {
    Optional<String> fingerprints =
        first
            .fingerprint()
            .flatMap(one -> second.fingerprint().map(other -> one + " and " + other));
    return new RunOrigin(
        first.folder() + " and " + second.folder(),
        first.seed(),
        first.tool(),
        first.study(),
        fingerprints);
  }

  private static Map<String, Map<String, String>> environment(
      Map<String, Map<String, String>> first, Map<String, Map<String, String>> second) {
    Map<String, Map<String, String>> both = new LinkedHashMap<>(first);
    second.forEach((section, facts) -> both.put(section + SECOND, facts));
    return both;
  }
}
