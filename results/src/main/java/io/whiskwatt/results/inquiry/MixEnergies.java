package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.regression.LeastSquares;
import io.whiskwatt.results.regression.NonNegative;
import io.whiskwatt.results.regression.Observations;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What each workload of a mix used: the windows' net energies on the numbers of invocations of each
 * part. Net energy is 0 without invocations, so the plane goes through the origin.
 */
final class MixEnergies {
  private static final String CHANGE =
      " Let the weights differ from block to block, mix: { … }, vary: true, or measure its parts in"
          + " cells of their own.";

  private MixEnergies() {}

  /** Empty where the cell's workload is no mix, or no energy is known. */
  static Optional<MixEnergy> of(CellTrials cell) {
    List<Trial> known =
        cell.trials().stream().filter(trial -> trial.knownEnergy().isPresent()).toList();
    return cell.cell().parts().isEmpty() || known.isEmpty()
        ? Optional.empty()
        : Optional.of(regression(cell, known));
  }

  private static MixEnergy regression(CellTrials cell, List<Trial> known) {
    Observations seen = Observations.of(cell.cell().parts().size());
    for (Trial trial : known) {
      seen = seen.and(trial.block(), counts(cell, trial), energy(trial).netJoules());
    }
    double uncertainty =
        known.stream()
            .mapToDouble(trial -> energy(trial).uncertainty().joules())
            .average()
            .orElse(Double.NaN);
    return seen.collinear() ? refused(cell, seen, uncertainty) : estimated(cell, seen, uncertainty);
  }

  private static TrialEnergy.Known energy(Trial trial) {
    return trial.knownEnergy().orElseThrow();
  }

  private static List<Double> counts(CellTrials cell, Trial trial) {
    return cell.cell().parts().stream()
        .map(StudyFacts.PlannedPart::workload)
        .map(
            part ->
                Optional.ofNullable(trial.parts().get(part))
                    .map(Calls::outcomes)
                    .map(outcomes -> (double) outcomes.sent())
                    .orElse(0.0))
        .toList();
  }

  private static MixEnergy refused(CellTrials cell, Observations seen, double uncertainty) {
    String why =
        "What each workload of "
            + cell.cell().workload()
            + " used cannot be told: in all "
            + seen.size()
            + " windows they were called in nearly the same proportions (condition "
            + Spoken.number(seen.condition())
            + ", at most "
            + Spoken.number(Observations.CONDITION_LIMIT)
            + ").";
    return new MixEnergy(
        cell.cell().id(), seen.size(), List.of(), Double.NaN, uncertainty, why + CHANGE);
  }

  private static MixEnergy estimated(CellTrials cell, Observations seen, double uncertainty) {
    List<Estimate> each = LeastSquares.intervals(seen, Blocks.CONFIDENCE);
    double[] shown = NonNegative.fit(seen);
    List<MixEnergy.Part> parts = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      String workload = cell.cell().parts().get(i).workload();
      parts.add(new MixEnergy.Part(workload, each.get(i), shown[i]));
    }
    double unexplained = seen.scatter(each.stream().mapToDouble(Estimate::value).toArray());
    return new MixEnergy(
        cell.cell().id(),
        seen.size(),
        parts,
        unexplained,
        uncertainty,
        sentence(cell, parts) + rest(unexplained, uncertainty));
  }

  private static String sentence(CellTrials cell, List<MixEnergy.Part> parts) {
    return "In "
        + cell.cell().workload()
        + " on "
        + cell.cell().platform()
        + " an invocation used, by regression over the windows: "
        + parts.stream()
            .map(part -> part.workload() + " " + Spoken.estimate(part.joules(), "J"))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String rest(double unexplained, double uncertainty) {
    return !(unexplained > 2 * uncertainty)
        ? ""
        : " The windows scatter around that by "
            + Spoken.number(unexplained)
            + " J, more than twice the standard uncertainty of one ("
            + Spoken.number(uncertainty)
            + " J): their energy depends on more than how often each part was called.";
  }
}
