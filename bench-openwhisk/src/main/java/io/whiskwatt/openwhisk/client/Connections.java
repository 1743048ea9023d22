package io.whiskwatt.openwhisk.client;

import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The connections and threads that all requests of one client share. */
final class Connections implements AutoCloseable {
  /** Shorter than the idle time-out of any server met (OpenWhisk's own: 60 s). */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);

  private final OkHttpClient client;

  private Connections(OkHttpClient client) {
    this.client = client;
  }

  /** HTTP/1.1 only: over HTTP/2 calls share a connection, and wait for each other on it. */
  static Connections open(Endpoint endpoint, int maxInFlight) {
    String authorization = endpoint.key().header();
    return open(endpoint.apiHost(), endpoint.trust(), Optional.of(authorization), maxInFlight);
  }

  /** The same, to any server. */
  static Connections open(
      URI origin, Trust trust, Optional<String> authorization, int maxInFlight) {
    int room = maxInFlight + 16;
    Dispatcher dispatcher = new Dispatcher(threads(room));
    dispatcher.setMaxRequests(room);
    dispatcher.setMaxRequestsPerHost(room);
    return new Connections(
        secure(new OkHttpClient.Builder(), origin, trust)
            .protocols(List.of(Protocol.HTTP_1_1))
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(room, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT_DEADLINE)
            .addInterceptor(chain -> authorized(chain, authorization))
            .addNetworkInterceptor(Connections::onlyOnce)
            .eventListener(new CallProgress.Follower())
            .build());
  }

  /** What OkHttp cannot make a reply of is a failure of the call, not of the thread. */
  private static Response authorized(Interceptor.Chain chain, Optional<String> authorization)
      throws IOException {
    Request.Builder request = chain.request().newBuilder();
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      return chain.proceed(request.build());
    } catch (IllegalArgumentException | IllegalStateException nonsense) {
      ProtocolException noHttp = new ProtocolException(nonsense.getMessage());
      noHttp.initCause(nonsense);
      throw noHttp;
    }
  }

  /**
   * OkHttp sends again by itself what a 503 with {@code Retry-After: 0} answers, and nothing else
   * here: a number that it does not see keeps it from that.
   */
  private static Response onlyOnce(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && response.header(Headers.RETRY_AFTER) != null
        ? response.newBuilder().header(Headers.RETRY_AFTER, "later").build()
        : response;
  }

  /** Without TLS nothing is read of certificates, and no TLS is spoken by accident. */
  private static OkHttpClient.Builder secure(
      OkHttpClient.Builder builder, URI origin, Trust trust) {
    if ("http".equalsIgnoreCase(origin.getScheme())) {
      return builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }
    TlsSettings tls = TlsSettings.of(trust);
    tls.hostNames().ifPresent(builder::hostnameVerifier);
    return builder
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
        .sslSocketFactory(tls.sockets(), tls.trusted());
  }

  private static ThreadPoolExecutor threads(int room) {
    return new ThreadPoolExecutor(
        0,
        room,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "openwhisk-client");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** A client whose calls end within a time, on the shared connections. */
  OkHttpClient client(Duration deadline) {
    return client
        .newBuilder()
        .callTimeout(deadline)
        .readTimeout(deadline)
        .writeTimeout(deadline)
        .build();
  }

  /** Sends a request on {@code count} connections that are open at the same time. */
  Pending<Integer> warmUp(Request request, int count) {
    CountDownLatch acquired = new CountDownLatch(count);
    Answered answered = new Answered(acquired, count);
    OkHttpClient together =
        client(CONNECT_DEADLINE)
            .newBuilder()
            .eventListenerFactory(call -> new Together(acquired))
            .build();
    List<Call> calls =
        IntStream.range(0, count).mapToObj(each -> together.newCall(request)).toList();
    calls.forEach(call -> call.enqueue(answered));
    return new Pending<>(answered.all, () -> calls.forEach(Call::cancel));
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static void await(CountDownLatch latch, Duration limit) {
    try {
      boolean reached = latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!reached) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Holds each request on its connection until all have one. */
  private static final class Together extends EventListener {
    private final CountDownLatch acquired;

    Together(CountDownLatch acquired) {
      this.acquired = acquired;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      acquired.countDown();
      await(acquired, CONNECT_DEADLINE);
    }
  }

  /** Counts the calls that got an answer, until all have ended. */
  private static final class Answered implements Callback {
    final CompletableFuture<Answer<Integer>> all = new CompletableFuture<>();
    private final CountDownLatch acquired;
    private final AtomicInteger open;
    private final AtomicInteger answered = new AtomicInteger();

    Answered(CountDownLatch acquired, int calls) {
      this.acquired = acquired;
      this.open = new AtomicInteger(calls);
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      acquired.countDown();
      ended();
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        if (Bodies.read(response).length > 0) {
          answered.incrementAndGet();
        }
      } catch (IOException unread) {
        // Counted as not answered: the caller only wants to know how many did.
      } finally {
        ended();
      }
    }

    private void ended() {
      if (open.decrementAndGet() == 0) {
        all.complete(new Answer.Ok<>(answered.get()));
      }
    }
  }
}
