package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gate, said once, with everything it concerns.
 *
 * @param where names of cells and contrasts; empty: the whole study
 */
public record GateGroup(Gate gate, List<String> where) {
  public GateGroup {
    where = List.copyOf(where);
  }

  /** All gates of a comparison, the gravest first. */
  public static List<GateGroup> of(Comparison comparison, CellNames names) {
    Map<Gate, List<String>> places = new LinkedHashMap<>();
    comparison.gates().forEach(gate -> places.put(gate, new ArrayList<>()));
    comparison
        .contrasts()
        .forEach(
            contrast ->
                add(
                    places,
                    contrast.gates(),
                    names.subject(contrast)
                        + ", "
                        + EnergyWords.metric(contrast, comparison.quality()),
                    comparison.gates()));
    comparison
        .cells()
        .forEach(cell -> add(places, cell.gates(), names.of(cell), comparison.gates()));
    return places.entrySet().stream()
        .map(entry -> new GateGroup(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(group -> group.gate().severity()))
        .toList();
  }

  private static void add(
      Map<Gate, List<String>> places, List<Gate> gates, String where, List<Gate> whole) {
    gates.stream()
        .filter(gate -> !whole.contains(gate))
        .forEach(gate -> places.computeIfAbsent(gate, g -> new ArrayList<>()).add(where));
  }
}
