package io.whiskwatt.results.compare;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.stats.RatioEstimate;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.CellTrials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Comparisons that reach beyond one run. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * Net energy of every cell that a later run shares with the first, as the ratio of their means,
   * unpaired (Fieller's set with Welch's degrees of freedom). Cells that either run measured in
   * fewer than two blocks are left out.
   *
   * @param runs two or more; the first is the baseline
   * @throws InvalidConfiguration when there are fewer, or when the energy of a cell is of another
   *     quality than in the first run
   */
  public static List<RunRatio> acrossRuns(List<RunData> runs) {
    if (runs.size() < 2) {
      throw new InvalidConfiguration(
          List.of(
              Problem.of(
                  "two runs or more are needed, not " + runs.size(),
                  "name the folders of the runs to compare")));
    }
    List<Read> read = runs.stream().map(Read::of).toList();
    refuseOtherQuality(read);
    List<RunRatio> ratios = new ArrayList<>();
    for (Read later : read.subList(1, read.size())) {
      for (CellTrials cell : later.cells) {
        read.get(0)
            .cell(cell)
            .flatMap(base -> ratio(read.get(0), base, later, cell))
            .ifPresent(ratios::add);
      }
    }
    return ratios;
  }

  private static void refuseOtherQuality(List<Read> runs) {
    List<Problem> problems = new ArrayList<>();
    Read first = runs.get(0);
    for (Read later : runs.subList(1, runs.size())) {
      for (CellTrials cell : later.cells) {
        first
            .cell(cell)
            .filter(base -> !base.trials().isEmpty() && !cell.trials().isEmpty())
            .filter(base -> !base.qualities().equals(cell.qualities()))
            .ifPresent(base -> problems.add(otherQuality(first, base, later, cell)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  private static Problem otherQuality(Read first, CellTrials base, Read later, CellTrials cell) {
    return Problem.of(
        "the energy of \""
            + cell.cell().id()
            + "\" is "
            + keys(base.qualities())
            + " in \""
            + first.name
            + "\" and "
            + keys(cell.qualities())
            + " in \""
            + later.name
            + "\"",
        "numbers of different quality are never compared; leave one of the runs out");
  }

  private static String keys(Collection<Quality> qualities) {
    return String.join(" and ", qualities.stream().sorted().map(Quality::key).toList());
  }

  private static Optional<RunRatio> ratio(
      Read first, CellTrials base, Read later, CellTrials other) {
    double[] baseNet = values(base);
    double[] otherNet = values(other);
    if (baseNet.length < 2 || otherNet.length < 2) {
      return Optional.empty();
    }
    Interval ratio = Interval.of(RatioEstimate.unpaired(baseNet, otherNet).interval(0.95));
    return Optional.of(
        new RunRatio(
            other.cell().id(),
            first.name,
            later.name,
            ContrastAnalysis.NET_ENERGY,
            baseNet.length,
            otherNet.length,
            ratio,
            sentence(other.cell().id(), first.name, later.name, ratio)));
  }

  private static double[] values(CellTrials cell) {
    return BlockValues.net(cell).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String sentence(String cell, String first, String later, Interval ratio) {
    return cell
        + ": in "
        + later
        + " the net energy per invocation was "
        + Digits.three(ratio.value())
        + " times that in "
        + first
        + " (95 % interval "
        + Digits.three(ratio.low())
        + " to "
        + Digits.three(ratio.high())
        + "); the runs share no blocks, so everything that changed between them is part of this.";
  }

  private record Read(String name, List<CellTrials> cells) {
    static Read of(RunData run) {
      Object name = Optional.ofNullable((Object) run.folder().getFileName()).orElse(run.folder());
      return new Read(name.toString(), SoundCells.of(run, new Buckets()).all());
    }

    Optional<CellTrials> cell(CellTrials like) {
      return cells.stream().filter(cell -> cell.cell().equals(like.cell())).findFirst();
    }
  }
}
