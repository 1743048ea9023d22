package io.whiskwatt.cli.load;

import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.node.ThisProcess;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.generator.UrlTrial;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Carries a load out. */
public final class LoadRun {
  private final LoadRequest request;
  private final TimeSource time;

  public LoadRun(LoadRequest request, TimeSource time) {
    this.request = request;
    this.time = time;
  }

  /** On the calling thread; an interrupt ends the load, and what was sent until then counts. */
  public Done carryOut() {
    LoadPlan plan =
        UrlTrial.plan(request.shape(), request.window(), request.calls().deadline(), request.seed())
            .withInFlightLimit(request.calls().mostInFlight());
    TrialRecorder log = TrialRecorder.withoutReplies(plan);
    try (Transport transport = request.via().open().get()) {
      return carryOut(plan, log, transport);
    }
  }

  private Done carryOut(LoadPlan plan, TrialRecorder log, Transport transport) {
    Instant opening = time.wallClock();
    long cpuBefore = ThisProcess.cpuNanos();
    UrlTrial trial = UrlTrial.run(plan, log, transport, request.calls(), time, request.pacing());
    long cpuNanos = ThisProcess.cpuNanos() - cpuBefore;
    LoadFigures figures =
        LoadFigures.of(
            request, trial, new LoadFigures.Cost(cpuNanos, ThisProcess.peakResidentBytes()));
    return new Done(figures, trial, opening);
  }

  /** A load that is over. */
  public static final class Done {
    private final LoadFigures figures;
    private final UrlTrial trial;
    private final Instant opening;

    private Done(LoadFigures figures, UrlTrial trial, Instant opening) {
      this.figures = figures;
      this.trial = trial;
      this.opening = opening;
    }

    /** True when the generator kept up, and every invocation was answered as it should be. */
    public boolean sound() {
      return figures.generatorBound().isEmpty()
          && figures.outcomes().keySet().stream().noneMatch(OutcomeKind::failed);
    }

    /** For people. */
    public List<String> table() {
      return new LoadTable(figures).lines();
    }

    /** For programs. */
    public String json() {
      return new LoadJson(figures).text();
    }

    /** The three histograms, in HdrHistogram's log format. */
    public void writeHistograms(Path file) throws IOException {
      LoadFiles.histograms(file, figures, opening);
    }

    /** A row for each invocation. */
    public void writeRows(Path file) throws IOException {
      LoadFiles.rows(file, trial.result(), trial.log());
    }
  }
}
