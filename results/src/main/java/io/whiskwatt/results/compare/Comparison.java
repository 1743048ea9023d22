package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.store.RunOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says.
 *
 * @param designSentence what the design allows to conclude; the first sentence of every report
 * @param answer the study's answer in one or two sentences
 * @param quality what the energy numbers are
 * @param energyNotes why this source and not a better one
 * @param blocksPlanned by the study
 * @param blocksComplete blocks in which every cell was measured
 * @param usage what the machines of each cell did; without cells of which nothing is known
 * @param isolation what the last session's probe found, one for each platform
 * @param rates what searches for the highest rate found, one for each cell that searched
 * @param checks what second energy sources say of the first
 * @param findings what the run says beyond its ratios
 * @param origin what it takes to cite the run and to repeat it
 * @param environment section → name → value, for the report's last part
 */
public record Comparison(
    String study,
    DesignLevel level,
    String designSentence,
    String answer,
    Quality quality,
    List<String> energyNotes,
    int blocksPlanned,
    int blocksComplete,
    int sessions,
    Instant started,
    Duration measured,
    double equivalenceMargin,
    List<CellSummary> cells,
    List<Contrast> contrasts,
    List<PowerTrace> power,
    List<CellUsage> usage,
    List<Gate> gates,
    List<IsolationFinding> isolation,
    List<RateFinding> rates,
    List<CheckFinding> checks,
    Findings findings,
    RunOrigin origin,
    Map<String, Map<String, String>> environment) {
  public Comparison {
    energyNotes = List.copyOf(energyNotes);
    cells = List.copyOf(cells);
    contrasts = List.copyOf(contrasts);
    power = List.copyOf(power);
    usage = List.copyOf(usage);
    gates = List.copyOf(gates);
    isolation = List.copyOf(isolation);
    rates = List.copyOf(rates);
    checks = List.copyOf(checks);
  }

  /** What the machines of a cell did; empty: nobody looked. */
  public Optional<CellUsage> usage(String cell) {
    return usage.stream().filter(found -> found.cell().equals(cell)).findFirst();
  }

  /** What the searches of a cell found; empty: its load is no search. */
  public Optional<RateFinding> rate(String cell) {
    return rates.stream().filter(found -> found.cell().equals(cell)).findFirst();
  }
}
