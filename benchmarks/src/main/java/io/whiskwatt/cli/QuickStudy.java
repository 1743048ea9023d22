package io.whiskwatt.cli;

import io.whiskwatt.plan.StartKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The study that runs when none is named: the sandboxes of this machine, cold and warm, in little
 * more than a minute.
 *
 * @param sandboxes the first is the baseline
 * @param workloads of the bundled suite
 * @param pace how long everything takes
 */
record QuickStudy(
    List<String> sandboxes, List<String> workloads, List<StartKind> starts, Pace pace) {
  QuickStudy {
    sandboxes = List.copyOf(sandboxes);
    workloads = List.copyOf(workloads);
    starts = List.copyOf(starts);
  }

  /** The same at the same pace, with less in it. */
  QuickStudy only(
      List<String> fewerSandboxes, List<String> fewerWorkloads, List<StartKind> fewerStarts) {
    return new QuickStudy(fewerSandboxes, fewerWorkloads, fewerStarts, pace);
  }

  /** As a study file that {@code run} accepts. */
  String yaml() {
    return "# The quick study of java -jar benchmarks.jar. Change what you like and give it to: run\n"
        + "study: quick\n"
        + "platforms:  # the first is the baseline\n"
        + sandboxes.stream().map(QuickStudy::platform).collect(Collectors.joining())
        + "workloads: "
        + list(workloads)
        + "starts: "
        + list(starts.stream().map(StartKind::key).toList())
        + "load: { closed: { concurrency: 1 } }\n"
        + "generator: { own-energy: contained }  # subtracted: takes one more window for each cell\n"
        + pace.yaml();
  }

  private static String platform(String sandbox) {
    return "  " + sandbox + ": { local: { sandbox: " + sandbox + " } }\n";
  }

  private static String list(List<String> items) {
    return "[ " + String.join(", ", items) + " ]\n";
  }
}
