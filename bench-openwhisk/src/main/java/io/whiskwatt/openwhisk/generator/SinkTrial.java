package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Sends a load to a {@link LoopbackSink} as a trial would be sent to a platform. */
final class SinkTrial {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** More connections than that are opened when they are needed. */
  private static final int CONNECTIONS = 8;

  private static final CallPlan.Target TARGET =
      new CallPlan.Target("POST", "/api/v1/namespaces/_/actions/generator-only?blocking=true");
  private static final CallPlan.Header JSON =
      new CallPlan.Header("Content-Type", "application/json");

  private final Supplier<Transport> transports;
  private final BiFunction<InvocationSink, TimeSource, CallListener> listener;

  SinkTrial(
      Supplier<Transport> transports,
      BiFunction<InvocationSink, TimeSource, CallListener> listener) {
    this.transports = transports;
    this.listener = listener;
  }

  LoadPath.Sunk run(LoadPath.ToSink load, TimeSource time) {
    LoadPlan plan = UrlTrial.plan(load.shape(), load.window(), DEADLINE, load.seed());
    TrialRecorder log = TrialRecorder.forPlan(plan);
    try (LoopbackSink sink = LoopbackSink.open();
        Transport transport = transports.get()) {
      CallPlan calls = calls(sink.origin(), load.payloadBytes(), plan.inFlightLimit());
      long before = sink.cpuNanos();
      LoadResult result;
      long closed;
      try (Invoker invoker = new UrlInvoker(transport.open(calls, listener.apply(log, time)))) {
        result = new LoadLoop(time, load.pacing()).run(plan, invoker, log);
        closed = time.nanos();
      }
      return new LoadPath.Sunk(
          result.openingNanos(),
          closed,
          result.sent(),
          result.dropped(),
          failed(log),
          sink.cpuNanos() - before);
    } catch (IOException noPort) {
      throw new UncheckedIOException("the generator finds no port to send to itself", noPort);
    }
  }

  private static long failed(TrialRecorder log) {
    return IntStream.range(0, log.size()).filter(slot -> log.outcome(slot).failed()).count();
  }

  private static CallPlan calls(URI origin, int payloadBytes, int inFlight) {
    byte[] body = new byte[payloadBytes];
    Arrays.fill(body, (byte) ' ');
    return new CallPlan(
        origin,
        Trust.systemDefault(),
        List.of(TARGET),
        new CallPlan.Payload(body, List.of(JSON), Optional.empty()),
        DEADLINE,
        inFlight,
        CONNECTIONS);
  }
}
