package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
  private final List<Request> targets;
  private final CallListener listener;
  private final int maxInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<Call> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Sends nothing yet.
   *
   * @param client with the plan's deadline
   */
  OkHttpCaller(OkHttpClient client, CallPlan plan, CallListener listener) {
    this.client = client;
    this.targets = plan.targets().stream().map(each -> request(plan, each)).toList();
    this.listener = listener;
    this.maxInFlight = plan.mostInFlight();
  }

  /** Replies as they are: OkHttp would ask for compressed ones and unpack them by itself. */
  private static Request request(CallPlan plan, Target target) {
    byte[] body = plan.payload().body();
    boolean bodiless = Set.of("GET", "HEAD").contains(target.method());
    Request.Builder request =
        new Request.Builder()
            .url(url(plan.origin(), target))
            .method(target.method(), bodiless ? null : RequestBody.create(body))
            .header("Accept-Encoding", "identity");
    plan.payload().headers().forEach(each -> request.header(each.name(), each.value()));
    plan.payload().authorization().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  static HttpUrl url(URI origin, Target target) {
    String server = origin.getScheme() + "://" + origin.getRawAuthority();
    return HttpUrl.get(server + target.path());
  }

  @Override
  public boolean call(int slot, int target) {
    if (inFlight.incrementAndGet() > maxInFlight || closed) {
      inFlight.decrementAndGet();
      return false;
    }
    CallProgress progress = new CallProgress(() -> sent(slot));
    Call call = client.newCall(progress.on(targets.get(target).newBuilder()));
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

  private record Whole(int status, ByteBuffer activationId, boolean retryAfter, ByteBuffer body)
      implements RawReply {
    static Whole of(Response response, byte[] body) {
      return new Whole(
          response.code(),
          readOnly(response.header(Headers.ACTIVATION_ID, "").getBytes(StandardCharsets.UTF_8)),
          response.header(Headers.RETRY_AFTER) != null,
          readOnly(body));
    }

    private static ByteBuffer readOnly(byte[] bytes) {
      return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
  }
}
