package io.whiskwatt.cli.load;

import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadWatch;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.node.ThisProcess;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.generator.CompilerRest;
import io.whiskwatt.openwhisk.generator.HttpLoadPath;
import io.whiskwatt.openwhisk.generator.UrlTrial;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries a load out. */
public final class LoadRun {
  private final LoadRequest request;
  private final TimeSource time;
  private final RunWatch watch;

  /**
   * One that may be looked at while it goes on.
   *
   * @param watch told what there is to be looked at
   */
  public LoadRun(LoadRequest request, TimeSource time, RunWatch watch) {
    this.request = request;
    this.time = time;
    this.watch = watch;
  }

  /** On the calling thread; an interrupt ends the load, and what was sent until then counts. */
  public Done carryOut() {
    LoadPlan plan = plan(request.window());
    TrialRecorder log = TrialRecorder.withoutReplies(plan);
    Optional<LoadPath.Warmth> warmth = selfWarmUp();
    try (Transport transport = request.via().open().get()) {
      if (!request.warmUp().isZero()) {
        warmUp(transport);
      }
      return carryOut(plan, log, transport, warmth);
    }
  }

  private LoadPlan plan(Duration window) {
    return UrlTrial.plan(request.shape(), window, request.calls().deadline(), request.seed())
        .withInFlightLimit(request.calls().mostInFlight());
  }

  /** On connections of its own, which end with it. */
  private void warmUp(Transport transport) {
    LoadPlan plan = plan(request.warmUp());
    TrialRecorder log = TrialRecorder.withoutReplies(plan);
    UrlTrial.run(plan, log, transport, request.calls(), time, request.pacing(), this::settle);
  }

  private Optional<LoadPath.Warmth> selfWarmUp() {
    LoadPath path = HttpLoadPath.ofUrls(request.via().name(), request.via().open());
    return request.selfWarmUp()
        ? Optional.of(path.warmUp(List.of(request.shape()), time))
        : Optional.empty();
  }

  private Done carryOut(
      LoadPlan plan, TrialRecorder log, Transport transport, Optional<LoadPath.Warmth> warmth) {
    Instant opening = time.wallClock();
    long cpuBefore = ThisProcess.cpuNanos();
    UrlTrial trial = trial(plan, log, transport);
    long cpuNanos = ThisProcess.cpuNanos() - cpuBefore;
    LoadFigures figures =
        LoadFigures.of(
            request,
            trial,
            new LoadFigures.Cost(cpuNanos, ThisProcess.peakResidentBytes(), warmth));
    return new Done(figures, trial, opening);
  }

  private UrlTrial trial(LoadPlan plan, TrialRecorder log, Transport transport) {
    RunWatch.Load looked =
        watch.loading(
            label(request.url()),
            "",
            Optional.of(0),
            () -> new LoadWatch(plan, log, reply -> Optional.empty()));
    try {
      return UrlTrial.run(
          plan, log, transport, request.calls(), time, request.pacing(), this::settle);
    } finally {
      looked.close();
    }
  }

  /** What was warmed up is compiled by now, or soon. */
  private void settle() {
    if (request.selfWarmUp()) {
      new CompilerRest(time).await();
    }
  }

  /** Without what may be a key: user and query. */
  private static String label(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getPath();
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
