package io.whiskwatt.openwhisk.local.server;

import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An OpenWhisk in this process, its actions in containers of a pool. */
public final class EmbeddedOpenWhisk implements AutoCloseable {
  /** Requests are read here, actions run on the pool's threads: only slow senders need so many. */
  private static final int READERS = 32;

  private static final int BACKLOG = 1024;
  private static final int MAX_RECORDS = 20_000;
  private static final long MAX_RECORD_BYTES = 64L << 20;

  private final HttpServer http;
  private final ThreadPoolExecutor readers;
  private final Invocations invocations;
  private final ActivationStore activations;
  private final ContainerPool pool;
  private final Endpoint endpoint;

  private EmbeddedOpenWhisk(
      HttpServer http,
      ThreadPoolExecutor readers,
      Invocations invocations,
      ActivationStore activations,
      ContainerPool pool,
      Endpoint endpoint) {
    this.http = http;
    this.readers = readers;
    this.invocations = invocations;
    this.activations = activations;
    this.pool = pool;
    this.endpoint = endpoint;
  }

  /**
   * A server that answers.
   *
   * @param pool closed with the server
   * @throws IOException when the port is taken
   */
  public static EmbeddedOpenWhisk start(
      ServerSettings settings, ContainerPool pool, TimeSource time) throws IOException {
    JdkServerProperties.set();
    InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
    HttpServer http = HttpServer.create(address, BACKLOG);
    ActionStore actions = new ActionStore();
    ActivationStore activations = new ActivationStore(MAX_RECORDS, MAX_RECORD_BYTES);
    ServerLimits limits = settings.limits();
    Invocations invocations = new Invocations(actions, activations, pool, limits, time);
    Authentication authentication = new Authentication(settings.key());
    Router router =
        new Router(
            authentication,
            new Information(limits, pool.kinds()),
            new Resources(actions, activations, limits, pool.kinds(), time),
            invocations);
    ThreadPoolExecutor readers = readers();
    http.setExecutor(readers);
    http.createContext("/", new Exchanges(router, authentication));
    http.start();
    Endpoint endpoint = new Endpoint(uri(http), settings.key());
    return new EmbeddedOpenWhisk(http, readers, invocations, activations, pool, endpoint);
  }

  private static URI uri(HttpServer http) {
    InetAddress address = http.getAddress().getAddress();
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String host = reachable.getHostAddress();
    boolean six = reachable instanceof Inet6Address;
    return URI.create(
        "http://" + (six ? "[" + host + "]" : host) + ":" + http.getAddress().getPort());
  }

  /** Where it answers, with its key. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** How the sandbox of an activation came to be, which no record says; while it is kept. */
  public Optional<StartKind> startOf(String activationId) {
    return activations.find(activationId).flatMap(ActivationStore.Kept::start);
  }

  public ContainerPool pool() {
    return pool;
  }

  /** Stops answering and kills all containers. Idempotent. */
  @Override
  public void close() {
    pool.close();
    invocations.close();
    http.stop(0);
    readers.shutdownNow();
  }

  private static ThreadPoolExecutor readers() {
    return new ThreadPoolExecutor(
        READERS,
        READERS,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(BACKLOG * 2),
        task -> {
          Thread thread = new Thread(task, "embedded-openwhisk");
          thread.setDaemon(true);
          return thread;
        });
  }
}
