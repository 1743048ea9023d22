package io.whiskwatt.results.report.markup;

import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.report.figures.GateGroup;
import java.util.List;
import java.util.stream.Collectors;

/** Gates as a list, the gravest first, each with its severity in words. */
public final class GateList {
  private GateList() {}

  /** Writes nothing where there are no gates. */
  public static void write(Html html, List<Gate> gates) {
    writeGroups(
        html,
        gates.stream()
            .distinct()
            .sorted(GateList::gravestFirst)
            .map(gate -> new GateGroup(gate, List.of()))
            .toList());
  }

  /** Writes gates with what they concern, in the order given. */
  public static void writeGroups(Html html, List<GateGroup> groups) {
    if (!groups.isEmpty()) {
      html.open("ul", "class", "gates", "aria-label", "Conditions of this result");
      groups.forEach(group -> item(html, group));
      html.close("ul");
    }
  }

  private static int gravestFirst(Gate a, Gate b) {
    return a.severity().compareTo(b.severity());
  }

  private static void item(Html html, GateGroup group) {
    Gate gate = group.gate();
    html.open("li", "class", "gate " + gate.severity().key());
    html.element("strong", meaning(gate.severity())).text(" " + gate.message());
    if (!group.where().isEmpty()) {
      html.element("span", String.join("; ", group.where()), "class", "where");
    }
    html.close("li");
  }

  public static String meaning(Gate.Severity severity) {
    return switch (severity) {
      case VOID -> "No verdict.";
      case LIMITS -> "Limits.";
      case NOTE -> "Note.";
    };
  }

  /** Gates in one line, for the foot of a table row; empty where there are none. */
  public static String line(List<Gate> gates) {
    return gates.stream()
        .sorted(GateList::gravestFirst)
        .map(gate -> meaning(gate.severity()) + " " + gate.message())
        .collect(Collectors.joining(" "));
  }
}
