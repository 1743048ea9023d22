package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
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
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  OkHttpCaller(
      OkHttpClient client,
      List<HttpUrl> targets,
      RequestBody payload,
      CallListener listener,
      int maxInFlight) {
    this.client = client;
    this.targets = List.copyOf(targets);
    this.payload = payload;
    this.listener = listener;
    this.maxInFlight = maxInFlight;
  }

  @Override
  public boolean call(int slot, int target) {
    if (inFlight.incrementAndGet() > maxInFlight || closed) {
      inFlight.decrementAndGet();
      return false;
    }
    CallProgress progress = new CallProgress(() -> sent(slot));
    Request.Builder request = new Request.Builder().url(targets.get(target)).post(payload);
    Call call = client.newCall(progress.on(request));
    calls.add(call);
    call.enqueue(new Ended(slot));
    return true;
  }

  private void sent(int slot) {
    if (!closed) {
      listener.sent(slot);
    }
  }

  @Override
  public int inFlight() {
    return inFlight.get();
  }

  /** Connections and threads are the client's. */
  @Override
  public void close() {
    closed = true;
    calls.forEach(Call::cancel);
  }

  private final class Ended implements Callback {
    private final int slot;

    Ended(int slot) {
      this.slot = slot;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      if (isOver(call)) {
        Fault fault = Faults.of(call, failure);
        listener.failed(slot, fault, Faults.words(fault, failure));
      }
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        Whole whole = Whole.of(response, Bodies.read(response, MOST_REPLY_BYTES));
        if (isOver(call)) {
          listener.replied(slot, whole);
        }
      } catch (Bodies.TooLarge endless) {
        call.cancel();
        onFailure(call, endless);
      } catch (IOException failure) {
        onFailure(call, failure);
      }
    }

    /** True: whoever made the call still wants to know. */
    private boolean isOver(Call call) {
      calls.remove(call);
      inFlight.decrementAndGet();
      return !closed;
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
