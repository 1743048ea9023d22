package io.whiskwatt.rapl.client;

import io.whiskwatt.time.TimeSource;
import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/** The connections and threads that all questions to agents share. */
final class AgentLinks implements AutoCloseable {
  /** A thread waits for each question under way, which mostly is a millisecond. */
  private static final int MOST_THREADS = 64;

  /** Agents are asked more often than that. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(3);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final OkHttpClient plain;
  private final Optional<Token> token;
  private final TimeSource time;
  private final Map<Trust, OkHttpClient> clients = new HashMap<>();

  private AgentLinks(OkHttpClient plain, Optional<Token> token, TimeSource time) {
    this.plain = plain;
    this.token = token;
    this.time = time;
  }

  /**
   * Connects to nobody yet.
   *
   * @param agents how many there will be
   */
  static AgentLinks open(int agents, Optional<Token> token, TimeSource time) {
    int abreast = Math.max(4, Math.min(MOST_THREADS, agents));
    Dispatcher dispatcher = new Dispatcher(threads(abreast));
    dispatcher.setMaxRequests(abreast);
    dispatcher.setMaxRequestsPerHost(abreast);
    return new AgentLinks(
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .dispatcher(dispatcher)
            .connectionPool(
                new ConnectionPool(agents + abreast, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(CONNECT_DEADLINE)
            .readTimeout(DEADLINE)
            .callTimeout(DEADLINE)
            .addNetworkInterceptor(
                chain -> {
                  Departure.of(chain.request()).left(time.nanos());
                  return chain.proceed(chain.request());
                })
            .build(),
        token,
        time);
  }

  /** A question may be handed over before the thread of the one before is free: it waits. */
  private static ThreadPoolExecutor threads(int abreast) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            abreast,
            abreast,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "whiskwatt-agent-link");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * A way to one agent.
   *
   * @throws IllegalArgumentException when its CA file cannot be used
   */
  AgentLink to(AgentAddress address) {
    OkHttpClient client =
        address.isPlain() ? plain : clients.computeIfAbsent(address.trust(), this::secure);
    return new AgentLink(address, client, token, time);
  }

  private OkHttpClient secure(Trust trust) {
    TlsSettings tls = TlsSettings.of(trust);
    OkHttpClient.Builder builder =
        plain
            .newBuilder()
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
            .sslSocketFactory(tls.sockets(), tls.trusted());
    tls.hostNames().ifPresent(builder::hostnameVerifier);
    return builder.build();
  }

  @Override
  public void close() {
    plain.dispatcher().cancelAll();
    plain.dispatcher().executorService().shutdown();
    plain.connectionPool().evictAll();
  }

  /** When a question left, connecting and waiting for a connection not counted. */
  static final class Departure {
    private volatile long nanos;

    Departure(long nanos) {
      this.nanos = nanos;
    }

    static Departure of(Request request) {
      return Optional.ofNullable(request.tag(Departure.class)).orElseGet(() -> new Departure(0));
    }

    void left(long now) {
      nanos = now;
    }

    long nanos() {
      return nanos;
    }
  }
}
