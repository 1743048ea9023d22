package io.whiskwatt.results.report;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.IsolationProof.Verdict;
import io.whiskwatt.platform.WorkerProof;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.IsolationFinding;
import java.util.List;
import java.util.Map;

/** Findings about isolation, for reports. */
final class SampleProofs {
  private SampleProofs() {}

  /** Nothing was claimed. */
  static List<IsolationFinding> none(List<CellSummary> cells) {
    return cells.stream()
        .map(CellSummary::platform)
        .distinct()
        .map(
            platform ->
                new IsolationFinding(
                    platform,
                    Map.of(),
                    Verdict.NOT_PROVEN,
                    List.of("nothing was claimed"),
                    List.of(),
                    List.of()))
        .toList();
  }

  /** One that holds, and one that was refuted on a worker and not tried on another. */
  static List<IsolationFinding> two() {
    return List.of(
        new IsolationFinding(
            "runc",
            Map.of("kernel", "shared"),
            Verdict.PROVEN,
            List.of("claim kernel: shared – seen to hold on 2 workers"),
            List.of(
                worker("worker-1", Verdict.PROVEN, "5.15.0-113"),
                worker("worker-2", Verdict.PROVEN, "5.15.0-113")),
            List.of()),
        new IsolationFinding(
            "kata-qemu",
            Map.of("kernel", "own", "guest-kernel", "5.19.2"),
            Verdict.REFUTED,
            List.of("claim kernel: own – seen not to hold on worker-2"),
            List.of(
                worker("worker-1", Verdict.PROVEN, "5.19.2"),
                worker("worker-2", Verdict.REFUTED, "5.15.0-113")),
            List.of("worker-3")));
  }

  private static IsolationFinding.Worker worker(String name, Verdict verdict, String kernel) {
    return new IsolationFinding.Worker(
        name,
        new WorkerProof(
            new NodeId("boot-of-" + name),
            verdict,
            Map.of("kernel", kernel),
            Map.of("kernel", "5.15.0-113")));
  }
}
