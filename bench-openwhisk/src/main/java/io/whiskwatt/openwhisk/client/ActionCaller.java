package io.whiskwatt.openwhisk.client;

import java.io.IOException;
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

/**
 * Blocking invocations of a fixed set of actions with one payload, sent without waiting. Nothing is
 * ever sent twice: a lost connection is a failed call.
 */
public final class ActionCaller {
  private final OkHttpClient client;
  private final List<HttpUrl> targets;
  private final RequestBody payload;
  private final CallListener listener;
  private final int maxInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();

  ActionCaller(
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

  /**
   * Sends one invocation and returns at once.
   *
   * @param slot handed to the listener
   * @param target which of the actions
   * @return false when too many calls are in flight: the listener hears nothing
   */
  public boolean call(int slot, int target) {
    if (inFlight.incrementAndGet() > maxInFlight) {
      inFlight.decrementAndGet();
      return false;
    }
    Slot tag = new Slot(slot);
    Request request =
        new Request.Builder().url(targets.get(target)).tag(Slot.class, tag).post(payload).build();
    client.newCall(request).enqueue(new Reply(slot));
    return true;
  }

  /** Calls without an end, 0 or more. */
  public int inFlight() {
    return inFlight.get();
  }

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

  private final class Reply implements Callback {
    private final int slot;

    Reply(int slot) {
      this.slot = slot;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      inFlight.decrementAndGet();
      listener.failed(slot, Faults.words(Faults.of(call, failure), failure));
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
      listener.replied(slot, response.code(), response.header(Headers.ACTIVATION_ID, ""), body);
    }
  }
}
