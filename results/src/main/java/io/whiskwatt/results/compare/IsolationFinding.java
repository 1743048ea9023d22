package io.whiskwatt.results.compare;

import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.WorkerProof;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was claimed of a platform's isolation, and what the probe saw.
 *
 * @param claim empty: nothing was claimed
 * @param evidence lines of the probe
 * @param workers that it saw
 * @param unseen names of known workers that it did not see
 */
public record IsolationFinding(
    String platform,
    Map<String, String> claim,
    IsolationProof.Verdict verdict,
    List<String> evidence,
    List<Worker> workers,
    List<String> unseen) {
  public IsolationFinding {
    claim = new TreeMap<>(claim);
    evidence = List.copyOf(evidence);
    workers = List.copyOf(workers);
    unseen = List.copyOf(unseen);
  }

  /**
   * One worker.
   *
   * @param name for people
   */
  public record Worker(String name, WorkerProof proof) {
    /** Fact → as the sandbox shows it and as the worker does; a missing one is "not read". */
    public Map<String, Sides> facts() {
      Map<String, Sides> facts = new LinkedHashMap<>();
      proof.inside().forEach((fact, value) -> facts.put(fact, sides(fact)));
      proof.outside().forEach((fact, value) -> facts.putIfAbsent(fact, sides(fact)));
      return facts;
    }

    private Sides sides(String fact) {
      return new Sides(
          proof.inside().getOrDefault(fact, "not read"),
          proof.outside().getOrDefault(fact, "not read"));
    }
  }

  /** One fact on both sides of the sandbox's wall. */
  public record Sides(String inside, String outside) {}
}
