package io.whiskwatt.cli;

import io.whiskwatt.config.Problem;
import io.whiskwatt.platform.Inspection;
import java.io.PrintWriter;
import java.util.Map;

/** What platforms and energy sources of a study say to its plan before anything is started. */
record Outlook(PrintWriter out) {
  /** Prints what stands in the way; silent where nothing was to be looked at. */
  ExitCode print(Map<String, Inspection> inspections) {
    inspections.forEach(this::print);
    if (inspections.values().stream().anyMatch(each -> each.unavailable().isPresent())) {
      return ExitCode.ENVIRONMENT;
    }
    return inspections.values().stream().allMatch(each -> each.problems().isEmpty())
        ? ExitCode.OK
        : ExitCode.ANSWER_IS_NO;
  }

  /** Prints what the energy sources show; silent where nothing was to be looked at. */
  ExitCode printEnergy(Map<String, Inspection> inspections) {
    inspections.forEach(this::printEnergy);
    return inspections.values().stream().allMatch(each -> each.unavailable().isEmpty())
        ? ExitCode.OK
        : ExitCode.ENVIRONMENT;
  }

  private void printEnergy(String platforms, Inspection inspection) {
    if (inspection.equals(Inspection.NONE)) {
      return;
    }
    out.println("energy of " + platforms + ":");
    inspection.facts().forEach((name, value) -> out.println("  " + name + ": " + value));
    inspection
        .unavailable()
        .ifPresent(why -> out.println("  cannot be read: " + why.replace("\n", "\n  and: ")));
  }

  private void print(String platform, Inspection inspection) {
    inspection
        .unavailable()
        .ifPresent(
            why ->
                out.println(
                    platform + ": its limits could not be read, so none was checked: " + why));
    if (!inspection.facts().isEmpty()) {
      out.println(
          platform
              + (inspection.problems().isEmpty()
                  ? ": it answers, and no limit would be hit"
                  : ": the plan would be refused:"));
    }
    inspection.problems().stream()
        .map(Problem::text)
        .forEach(text -> out.println("  " + text.replace("\n", "\n  ")));
    if (!inspection.unknown().isEmpty()) {
      out.println(
          "  not known before a call was made: the rate of "
              + String.join(", ", inspection.unknown()));
    }
  }
}
