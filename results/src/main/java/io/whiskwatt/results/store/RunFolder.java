package io.whiskwatt.results.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names of the files of a run; {@code docs/run-files.md} describes each. */
public final class RunFolder {
  /** The study as it was run. */
  public static final String STUDY = "study.yaml";

  /** What the study plans and what each session found around it. */
  public static final String ENVIRONMENT = "environment.json";

  /** One line per committed step. */
  public static final String TRIALS = "trials.jsonl";

  /** One row per invocation. */
  public static final String INVOCATIONS = "invocations.csv.gz";

  /** Histograms in HdrHistogram's log format. */
  public static final String LATENCY = "latency.hlog";

  /** Raw energy counters. */
  public static final String ENERGY = "energy.csv.gz";

  /** Raw clock exchanges. */
  public static final String CLOCK = "clock.csv.gz";

  /** What machines and groups of processes used. */
  public static final String USAGE = "usage.csv.gz";

  /** How many blocks the study was given while it ran; only where that was not fixed before. */
  public static final String STOP = "stop.json";

  /** The comparison, for programs. */
  public static final String SUMMARY = "summary.json";

  /** The comparison, for people. */
  public static final String REPORT = "report.html";

  /** The comparison of this run and a second one together, for people. */
  public static final String TOGETHER = "together.html";

  static final String LOCK = ".lock";

  private RunFolder() {}

  /** True when the folder holds a run that can be read or resumed. */
  public static boolean holdsRun(Path folder) {
    return Files.isRegularFile(folder.resolve(TRIALS))
        && Files.isRegularFile(folder.resolve(ENVIRONMENT));
  }
}
