package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls over OkHttp, a thread for each that is in flight. */
final class OkHttpCaller implements Caller {
  private final OkHttpClient client;
  private final List<HttpUrl> targets;
  private final RequestBody payload;
  private final CallListener listener;
  private final int maxInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();

  OkHttpCaller(
      OkHttpClient client,
      List<HttpUrl> targets,
      RequestBody payload,
      CallListener listener,
      int maxInFlight) {
    this.client =
        client.newBuilder().eventListenerFactory(call -> new Sent(call, listener)).build();
    this.targets = List.copyOf(targets);
    this.payload = payload;
    this.listener = listener;
    this.maxInFlight = maxInFlight;
  }

  @Override
  public boolean call(int slot, int target) {
    if (inFlight.incrementAndGet() > maxInFlight) {
      inFlight.decrementAndGet();
      return false;
    }
    Slot tag = new Slot(slot);
    Request request =
        new Request.Builder().url(targets.get(target)).tag(Slot.class, tag).post(payload).build();
    client.newCall(request).enqueue(new Ended(slot));
    return true;
  }

  @Override
  public int inFlight() {
    return inFlight.get();
  }

  /** Connections and threads are the client's. */
  @Override
  public void close() {}

  private record Slot(int number) {}

  /** Tells when the first byte of a request is about to be written. */
  private static final class Sent extends EventListener {
    private final Call call;
    private final CallListener listener;

    Sent(Call call, CallListener listener) {
      this.call = call;
      this.listener = listener;
    }

    @Override
    public void requestHeadersStart(Call started) {
      Slot slot = call.request().tag(Slot.class);
      if (slot != null) {
        listener.sent(slot.number());
      }
    }
  }

  private final class Ended implements Callback {
    private final int slot;

    Ended(int slot) {
      this.slot = slot;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      inFlight.decrementAndGet();
      Fault fault = Faults.of(call, failure);
      listener.failed(slot, fault, Faults.words(fault, failure));
    }

    @Override
    public void onResponse(Call call, Response response) {
      byte[] body;
      try (response) {
        body = Bodies.read(response);
      } catch (IOException failure) {
        onFailure(call, failure);
        return;
      }
      inFlight.decrementAndGet();
      listener.replied(slot, Whole.of(response, body));
    }
  }

  private record Whole(int status, String activationId, boolean retryAfter, ByteBuffer body)
      implements RawReply {
    static Whole of(Response response, byte[] body) {
      return new Whole(
          response.code(),
          response.header(Headers.ACTIVATION_ID, ""),
          response.header(Headers.RETRY_AFTER) != null,
          ByteBuffer.wrap(body).asReadOnlyBuffer());
    }
  }
}
