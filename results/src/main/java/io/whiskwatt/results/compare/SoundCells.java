package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trials;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of a run, without the numbers of trials that wrong starts made void. */
final class SoundCells {
  private final List<Judged> cells = new ArrayList<>();

  private SoundCells() {}

  private record Judged(CellTrials cell, WrongStarts wrong) {}

  static SoundCells of(RunData run, Buckets buckets) {
    List<CellTrials> measured = Trials.of(run, buckets);
    SoundCells sound = new SoundCells();
    for (CellTrials cell : measured) {
      WrongStarts wrong = new WrongStarts(cell, siblings(cell, measured));
      boolean leaveOut = !wrong.spoiled().isEmpty() && wrong.canBeLeftOut();
      sound.cells.add(new Judged(leaveOut ? cell.without(wrong.spoiled()) : cell, wrong));
    }
    return sound;
  }

  private static Map<StartKind, CellTrials> siblings(CellTrials cell, List<CellTrials> all) {
    Map<StartKind, CellTrials> siblings = new EnumMap<>(StartKind.class);
    for (CellTrials other : all) {
      boolean sibling =
          other.cell().platform().equals(cell.cell().platform())
              && other.cell().workload().equals(cell.cell().workload())
              && other.cell().load().equals(cell.cell().load());
      if (sibling) {
        siblings.put(other.cell().start(), other);
      }
    }
    return siblings;
  }

  /** In the order of the study. */
  List<CellTrials> all() {
    return cells.stream().map(Judged::cell).toList();
  }

  /** What each cell's own invocations and energy readings say of its numbers, by cell id. */
  Map<String, List<Gate>> gates() {
    Map<String, List<Gate>> gates = new LinkedHashMap<>();
    cells.forEach(judged -> gates.put(judged.cell.cell().id(), gates(judged)));
    return gates;
  }

  private static List<Gate> gates(Judged judged) {
    List<Gate> gates = new ArrayList<>(new CallGates(judged.cell).all());
    gates.addAll(StartGates.of(judged.cell, judged.wrong));
    gates.addAll(NodeGates.of(judged.cell));
    gates.addAll(EnergyGates.of(judged.cell));
    return gates;
  }
}
