package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.OkHttpTransport;
import io.whiskwatt.openwhisk.start.TrialListener;
import io.whiskwatt.openwhisk.wire.NioTransport;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.LoadPath;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Load over one transport. */
public final class HttpLoadPath implements LoadPath {
  private final String transport;
  private final Supplier<Transport> open;
  private final BiFunction<InvocationSink, TimeSource, CallListener> listener;
  private final boolean study;

  private HttpLoadPath(
      String transport,
      Supplier<Transport> open,
      BiFunction<InvocationSink, TimeSource, CallListener> listener,
      boolean study) {
    this.transport = transport;
    this.open = open;
    this.listener = listener;
    this.study = study;
  }

  /**
   * The one of studies.
   *
   * @param transport its name
   * @param open with connections of its own
   */
  public static HttpLoadPath ofStudies(String transport, Supplier<Transport> open) {
    return new HttpLoadPath(transport, open, TrialListener::of, true);
  }

  /** The one of studies whose calls this transport carries. */
  public static HttpLoadPath ofStudies(TransportKind kind) {
    return switch (kind) {
      case NIO -> ofStudies(kind.key(), NioTransport::create);
      case OKHTTP -> ofStudies(kind.key(), OkHttpTransport::open);
    };
  }

  /** The one of a {@link UrlTrial}. */
  public static HttpLoadPath ofUrls(String transport, Supplier<Transport> open) {
    return new HttpLoadPath(transport, open, UrlListener::new, false);
  }

  @Override
  public Warmth warmUp(List<LoadShape> shapes, TimeSource time) {
    return new SelfWarmUp(open, listener, time).run(shapes);
  }

  @Override
  public Sunk sink(ToSink load, TimeSource time) {
    return new SinkTrial(open, listener).run(load, time);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpLoadPath path
        && path.transport.equals(transport)
        && path.study == study;
  }

  @Override
  public int hashCode() {
    return transport.hashCode();
  }

  /** The transport's name. */
  @Override
  public String toString() {
    return transport;
  }
}
