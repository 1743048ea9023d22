package io.whiskwatt.rapl.agent.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.agent.access.AccessToken;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import io.whiskwatt.rapl.agent.access.Certificate;
import io.whiskwatt.rapl.agent.metrics.Metrics;
import io.whiskwatt.rapl.agent.metrics.OwnCost;
import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.rapl.agent.work.UsageWatch;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The agent's server, which listens until it is closed. */
public final class AgentServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int IDLE_SECONDS = 30;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private AgentServer(HttpServer server, ThreadPoolExecutor threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * How it is reached.
   *
   * @param token empty: whoever reaches it is trusted
   * @param certificate empty: plain HTTP
   */
  public record Door(
      InetSocketAddress address, Optional<AccessToken> token, Optional<Certificate> certificate) {}

  /**
   * Starts to listen.
   *
   * @throws AgentUnavailable when the address cannot be had
   */
  public static AgentServer start(
      Door door,
      Identity identity,
      SourceFacts source,
      SampleLog log,
      UsageWatch work,
      TimeSource time) {
    Metrics metrics = new Metrics(source, identity.version(), log, OwnCost.SELF, time);
    Answers answers = new Answers(identity, source, log, work, time);
    Requests requests =
        new Requests(new Admission(door.token()), answers, new Health(log, time), metrics);
    try {
      HttpServer server = open(door);
      ThreadPoolExecutor threads = threads();
      server.setExecutor(threads);
      server.createContext("/", requests);
      server.start();
      return new AgentServer(server, threads);
    } catch (IOException e) {
      throw new AgentUnavailable(
          "the agent cannot listen at "
              + door.address()
              + ": "
              + e.getMessage()
              + "; give another --bind or --port",
          e);
    }
  }

  private static HttpServer open(Door door) throws IOException {
    if (door.certificate().isEmpty()) {
      return HttpServer.create(door.address(), BACKLOG);
    }
    HttpsServer server = HttpsServer.create(door.address(), BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(door.certificate().get().context()));
    return server;
  }

  /** Behind the sampler in every queue, where the JVM is started with the unit's flags. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread requestThread(Runnable task) {
    Thread thread = new Thread(task, "whiskwatt-agent-request");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** One task for each connection at the most: the queue cannot grow beyond them. */
  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            ServerLimits.THREADS,
            ServerLimits.THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(ServerLimits.CONNECTIONS),
            AgentServer::requestThread);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
