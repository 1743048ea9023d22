package io.whiskwatt.results.live;

import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.plan.Step;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import io.whiskwatt.vitals.Vitals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A page on which a run can be watched from a browser of this machine, until it is closed. It
 * answers on the loopback alone and changes nothing.
 *
 * <p>The JDK's server reads its properties once for the whole process: who starts the process sets
 * them, {@code sun.net.httpserver.maxReqTime} above all, without which a client that never finishes
 * its request would hold a thread for good.
 */
public final class LivePage implements AutoCloseable {
  /** Requests answered at the same time. */
  static final int THREADS = 8;

  /** Requests that wait for a thread; more are turned away. */
  static final int WAITING = 24;

  private static final int BACKLOG = 128;
  private static final int IDLE_SECONDS = 5;
  private static final long FAREWELL_MILLIS = 5_000;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final LiveState state;

  private LivePage(HttpServer server, ThreadPoolExecutor threads, LiveState state) {
    this.server = server;
    this.threads = threads;
    this.state = state;
  }

  /**
   * Starts to answer.
   *
   * @param port 0: any that is free
   * @param study its name
   * @param words what a step does, for people
   * @throws PageUnavailable when the port cannot be had
   */
  public static LivePage open(
      int port, String study, RunWatch watch, Function<Step, String> words, TimeSource time) {
    LiveState state = new LiveState(watch, new VitalsJson(words), time);
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
      ThreadPoolExecutor threads = threads();
      server.setExecutor(threads);
      Admission admission = new Admission(server.getAddress().getPort());
      server.createContext("/", new Answers(admission, PageText.of(study), state, watch));
      server.start();
      return new LivePage(server, threads, state);
    } catch (IOException e) {
      throw new PageUnavailable(
          "the live page cannot be offered on port "
              + port
              + ": "
              + e.getMessage()
              + "; name another port, or none: --live",
          e);
    }
  }

  /** Behind the load in every queue, where the machine knows priorities. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread requestThread(Runnable task) {
    Thread thread = new Thread(task, "whiskwatt-live-page");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            LivePage::requestThread);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** For the browser. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Shows a look. */
  public void add(Vitals vitals) {
    state.add(vitals);
  }

  /**
   * Says that the run is over.
   *
   * @param completed false: it was interrupted, or failed
   * @param words where its report is, or how it goes on
   */
  public void over(boolean completed, String words) {
    state.over(completed, words);
  }

  /** Ends; a page that is looked at is told of the ending before. */
  @Override
  public void close() {
    try {
      state.awaitTold(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
