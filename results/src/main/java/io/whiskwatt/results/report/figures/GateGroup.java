package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
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
    Map<Gate, List<String>> contrasts = new LinkedHashMap<>();
    comparison
        .contrasts()
        .forEach(
            contrast ->
                add(
                    contrasts,
                    contrast.gates(),
                    name(contrast, names)
                        + ", "
                        + EnergyWords.metric(contrast, comparison.quality())));
    Map<Gate, List<String>> cells = new LinkedHashMap<>();
    comparison.cells().forEach(cell -> add(cells, cell.gates(), names.of(cell)));
    Map<Gate, List<String>> all = new LinkedHashMap<>();
    comparison.gates().forEach(gate -> all.put(gate, List.of()));
    merge(all, contrasts, comparison.contrasts().size(), "every comparison");
    merge(all, cells, comparison.cells().size(), "every cell");
    return all.entrySet().stream()
        .map(entry -> new GateGroup(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(group -> group.gate().severity()))
        .toList();
  }

  private static String name(Contrast contrast, CellNames names) {
    String setting = names.setting(contrast);
    return names.subject(contrast) + (setting.isEmpty() ? "" : ", " + setting);
  }

  private static void add(Map<Gate, List<String>> places, List<Gate> gates, String where) {
    gates.stream()
        .distinct()
        .forEach(gate -> places.computeIfAbsent(gate, g -> new ArrayList<>()).add(where));
  }

  /** Adds places to gates; what concerns the whole study already stays without places. */
  private static void merge(
      Map<Gate, List<String>> all, Map<Gate, List<String>> more, int most, String every) {
    more.forEach(
        (gate, places) -> {
          List<String> known = all.get(gate);
          if (known == null || !known.isEmpty()) {
            List<String> joined = new ArrayList<>(known == null ? List.of() : known);
            joined.addAll(most > 1 && places.size() == most ? List.of(every) : places);
            all.put(gate, joined);
          }
        });
  }
}
