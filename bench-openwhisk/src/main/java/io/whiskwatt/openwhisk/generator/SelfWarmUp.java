package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.trust.Trust;
import io.whiskwatt.units.Rate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Trials against a {@link LoopbackSink}, in rounds, until a closed loop gets no faster: by then the
 * compiler has seen what a call runs through. TLS is not part of it.
 */
final class SelfWarmUp {
  static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration CLOSED_WINDOW = Duration.ofMillis(80);
  private static final Duration OPEN_WINDOW = Duration.ofMillis(40);

  /** Before that a method may not even have been called often enough for the last compiler. */
  private static final int FEWEST_ROUNDS = 6;

  /** A round is faster than all before when it saves this share of a call's time. */
  private static final double GAIN = 0.05;

  /** So many rounds that were not faster end it. */
  private static final int PATIENCE = 2;

  private static final int CALLERS = 8;
  private static final int MOST_IN_FLIGHT = 32;
  private static final Rate RATE = Rate.perSecond(20_000);

  private final Supplier<Transport> transports;
  private final BiFunction<InvocationSink, TimeSource, CallListener> listener;
  private final TimeSource time;
  private long calls;

  /**
   * A warm-up of one load path.
   *
   * @param transports opens one with connections of its own
   * @param listener that hears of the calls on this path
   */
  SelfWarmUp(
      Supplier<Transport> transports,
      BiFunction<InvocationSink, TimeSource, CallListener> listener,
      TimeSource time) {
    this.transports = transports;
    this.listener = listener;
    this.time = time;
  }

  LoadPath.Warmth run(List<LoadShape> shapes) {
    long began = time.nanos();
    List<Duration> rounds = new ArrayList<>();
    try (LoopbackSink sink = LoopbackSink.open()) {
      CallPlan plan = plan(sink.origin());
      while (goesOn(rounds, time.nanos() - began)) {
        rounds.add(round(plan, shapes));
      }
    } catch (IOException noPort) {
      throw new UncheckedIOException("the generator finds no port to warm itself up", noPort);
    }
    return new LoadPath.Warmth(
        Duration.ofNanos(time.nanos() - began),
        calls,
        rounds.isEmpty() ? Duration.ZERO : rounds.get(0),
        rounds.isEmpty() ? Duration.ZERO : rounds.get(rounds.size() - 1));
  }

  /**
   * Each has a transport of its own: to open and close one is part of the path, and the compiler
   * takes back what it did for one that it only knew open.
   *
   * @return the mean time from one call of a closed loop to the next
   */
  private Duration round(CallPlan plan, List<LoadShape> shapes) {
    try (Transport transport = transports.get()) {
      Duration closed = closed(transport, plan);
      open(shapes).forEach(shape -> trial(transport, plan, shape, OPEN_WINDOW));
      return closed;
    }
  }

  private static boolean goesOn(List<Duration> rounds, long tookNanos) {
    return tookNanos < LIMIT.toNanos()
        && !Thread.currentThread().isInterrupted()
        && (rounds.size() < FEWEST_ROUNDS || gotFaster(rounds));
  }

  /** In one of the last rounds, compared with the fastest before it. */
  static boolean gotFaster(List<Duration> rounds) {
    double fastest = Double.MAX_VALUE;
    int sinceGain = 0;
    for (Duration round : rounds) {
      double nanos = (double) round.toNanos();
      sinceGain = nanos < fastest * (1 - GAIN) ? 0 : sinceGain + 1;
      fastest = Math.min(fastest, nanos);
    }
    return sinceGain < PATIENCE;
  }

  private Duration closed(Transport transport, CallPlan plan) {
    int done = trial(transport, plan, new LoadShape.Closed(CALLERS, Duration.ZERO), CLOSED_WINDOW);
    return CLOSED_WINDOW.dividedBy(Math.max(1, done));
  }

  /** The schedules that are going to be used, at a rate that keeps the loop busy. */
  private static Set<LoadShape> open(List<LoadShape> shapes) {
    Set<LoadShape> open = new LinkedHashSet<>();
    for (LoadShape shape : shapes) {
      schedule(shape).ifPresent(open::add);
    }
    return open;
  }

  private static Optional<LoadShape> schedule(LoadShape shape) {
    if (shape instanceof LoadShape.Closed) {
      return Optional.empty();
    }
    if (shape instanceof LoadShape.Poisson) {
      return Optional.of(new LoadShape.Poisson(RATE));
    }
    return Optional.of(
        shape instanceof LoadShape.Uniform
            ? new LoadShape.Uniform(RATE)
            : new LoadShape.Constant(RATE));
  }

  private int trial(Transport transport, CallPlan calling, LoadShape shape, Duration window) {
    LoadPlan plan =
        UrlTrial.plan(shape, window, calling.deadline(), 1).withInFlightLimit(MOST_IN_FLIGHT);
    TrialRecorder log = TrialRecorder.forPlan(plan);
    try (Invoker invoker = new UrlInvoker(transport.open(calling, listener.apply(log, time)))) {
      LoadResult result = new LoadLoop(time, Pacing.PARKED).run(plan, invoker, log);
      calls += result.sent();
      return result.sent();
    }
  }

  private static CallPlan plan(URI origin) {
    return new CallPlan(
        origin,
        Trust.systemDefault(),
        List.of(new CallPlan.Target("POST", "/api/v1/namespaces/_/actions/warm-up?blocking=true")),
        new CallPlan.Payload(new byte[0], List.of(), Optional.empty()),
        Duration.ofSeconds(2),
        MOST_IN_FLIGHT,
        CALLERS);
  }
}
