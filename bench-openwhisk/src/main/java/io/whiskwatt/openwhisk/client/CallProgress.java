package io.whiskwatt.openwhisk.client;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How far a call has come: what its failure means depends on it. Rides on the call's request. */
final class CallProgress {
  private final Runnable onSent;
  private volatile boolean connected;
  private volatile boolean handshaking;
  private volatile boolean headRead;
  private volatile long sentNanos;

  /**
   * Of a call to be made.
   *
   * @param onSent done when the first byte is about to be written
   */
  CallProgress(Runnable onSent) {
    this.onSent = onSent;
  }

  static Request tracked(Request request) {
    return new CallProgress(() -> {}).on(request.newBuilder());
  }

  Request on(Request.Builder request) {
    return request.tag(CallProgress.class, this).build();
  }

  private static Optional<CallProgress> find(Call call) {
    return Optional.ofNullable(call.request().tag(CallProgress.class));
  }

  /** Of a call that nobody follows: nothing has happened yet. */
  static CallProgress of(Call call) {
    return find(call).orElseGet(() -> new CallProgress(() -> {}));
  }

  /** TLS is being negotiated. */
  boolean handshaking() {
    return handshaking;
  }

  /** The whole head of the reply has come. */
  boolean headRead() {
    return headRead;
  }

  /** It goes over a connection of an earlier call. */
  boolean kept() {
    return !connected;
  }

  /** From the request's first byte to now; 0 where it was not sent. */
  long sinceSentNanos() {
    return sentNanos == 0 ? 0 : System.nanoTime() - sentNanos;
  }

  /** Brings OkHttp's events to the calls they are of. */
  static final class Follower extends EventListener {
    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      find(call).ifPresent(each -> each.connected = true);
    }

    @Override
    public void secureConnectStart(Call call) {
      find(call).ifPresent(each -> each.handshaking = true);
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
      find(call).ifPresent(each -> each.handshaking = false);
    }

    @Override
    public void requestHeadersStart(Call call) {
      find(call).ifPresent(CallProgress::send);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      find(call).ifPresent(each -> each.headRead = true);
    }
  }

  private void send() {
    sentNanos = System.nanoTime();
    onSent.run();
  }
}
