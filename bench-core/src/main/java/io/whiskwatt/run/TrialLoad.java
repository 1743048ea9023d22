package io.whiskwatt.run;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.vitals.RunWatch;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The load of one trial, ready to be sent: connections are open. */
final class TrialLoad implements AutoCloseable {
  private final String label;
  private final LoadLoop loop;
  private final LoadPlan plan;
  private final TrialRecorder recorder;
  private final Invoker invoker;
  private final RunWatch.Load looked;
  private final BiFunction<LoadResult, Long, OpenTrial.Measured> over;
  private boolean closed;

  /**
   * @param label what it is: a cell's id
   * @param invoker opened with the recorder as its sink; closed with the load
   * @param looked closed with the load
   * @param over makes what is kept of the result and the close of the window, nanoseconds
   */
  TrialLoad(
      String label,
      LoadLoop loop,
      LoadPlan plan,
      TrialRecorder recorder,
      Invoker invoker,
      RunWatch.Load looked,
      BiFunction<LoadResult, Long, OpenTrial.Measured> over) {
    this.label = label;
    this.loop = loop;
    this.plan = plan;
    this.recorder = recorder;
    this.invoker = invoker;
    this.looked = looked;
    this.over = over;
  }

  String label() {
    return label;
  }

  /**
   * Sends it on the calling thread, once.
   *
   * @param openingNanos empty: as soon as it can
   */
  OpenTrial.Measured send(OptionalLong openingNanos) {
    LoadPlan timed = openingNanos.isPresent() ? plan.openingAt(openingNanos.getAsLong()) : plan;
    try {
      LoadResult result;
      try {
        result = loop.run(timed, invoker, recorder);
      } finally {
        closeInvoker();
      }
      return over.apply(result, loop.time().nanos());
    } finally {
      looked.close();
    }
  }

  private void closeInvoker() {
    closed = true;
    Uninterrupted.run(invoker::close);
  }

  /** Gives up a load that was not sent. */
  @Override
  public void close() {
    if (!closed) {
      try {
        closeInvoker();
      } finally {
        looked.close();
      }
    }
  }
}
