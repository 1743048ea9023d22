package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Calls over OkHttp: a thread for each that is in flight, connections opened by requests. */
public final class OkHttpTransport implements Transport {
  private final Function<CallPlan, Connections> connections;
  private final Function<CallPlan, Request> harmless;
  private final Runnable whenClosed;

  private OkHttpTransport(
      Function<CallPlan, Connections> connections,
      Function<CallPlan, Request> harmless,
      Runnable whenClosed) {
    this.connections = connections;
    this.harmless = harmless;
    this.whenClosed = whenClosed;
  }

  /** With connections of its own, opened by HEAD requests for the first target's path. */
  public static OkHttpTransport open() {
    Map<Peer, Connections> own = new ConcurrentHashMap<>();
    return new OkHttpTransport(
        plan -> own.computeIfAbsent(Peer.of(plan), Peer::connect),
        plan -> new Request.Builder().url(path(plan)).head().build(),
        () -> own.values().forEach(Connections::close));
  }

  /**
   * On connections that others use too, and close.
   *
   * @param harmless a request that opens a connection
   */
  static OkHttpTransport on(Connections shared, Request harmless) {
    return new OkHttpTransport(plan -> shared, plan -> harmless, () -> {});
  }

  private static HttpUrl path(CallPlan plan) {
    HttpUrl target = OkHttpCaller.url(plan.origin(), plan.targets().get(0));
    return target.newBuilder().query(null).build();
  }

  @Override
  public Caller open(CallPlan plan, CallListener listener) {
    Connections open = connections.apply(plan);
    if (plan.connections() > 0) {
      open.warmUp(harmless.apply(plan), plan.connections()).await();
    }
    return new OkHttpCaller(open.client(plan.deadline()), plan, listener);
  }

  @Override
  public void close() {
    whenClosed.run();
  }

  /** A server, and with how many calls at once. */
  private record Peer(URI origin, Trust trust, int mostInFlight) {
    static Peer of(CallPlan plan) {
      return new Peer(
          plan.origin(), plan.trust(), Math.max(plan.mostInFlight(), plan.connections()));
    }

    Connections connect() {
      return Connections.open(origin, trust, Optional.empty(), mostInFlight);
    }
  }
}
