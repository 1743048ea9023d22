package io.whiskwatt.openwhisk.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that waits for all sockets, reads them, and ends calls at their deadlines. Nothing
 * else is waited for on it: names are resolved and certificates judged by helpers.
 */
final class IoThread implements AutoCloseable {
  /** A whole TLS record, however large the peer makes it, and many a reply. */
  private static final int BUFFER = 64 << 10;

  private static final int HELPERS = 2;

  /** Between two looks at the sockets. */
  private static final int MOST_TASKS = 256;

  private static final long JOIN_MILLIS = 2000;

  private final Selector selector;
  private final Thread thread = new Thread(this::run, "load-io");
  private final ThreadPoolExecutor helpers = helpers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<PeerConnections> peers = new CopyOnWriteArrayList<>();
  private final Consumer<SelectionKey> ready = IoThread::ready;

  /** For replies. Used by this thread alone, and empty between two of its turns. */
  final ByteBuffer input = ByteBuffer.allocate(BUFFER);

  /** For requests that this thread writes. */
  final ByteBuffer output = ByteBuffer.allocate(NioCaller.SCRATCH);

  private long nextLookNanos = System.nanoTime();
  private volatile boolean closed;

  private IoThread(Selector selector) {
    this.selector = selector;
  }

  static IoThread start() {
    try {
      IoThread io = new IoThread(Selector.open());
      io.thread.setDaemon(true);
      io.thread.start();
      return io;
    } catch (IOException failure) {
      throw new UncheckedIOException("this machine gives no selector of sockets", failure);
    }
  }

  private static ThreadPoolExecutor helpers() {
    ThreadPoolExecutor helpers =
        new ThreadPoolExecutor(
            HELPERS,
            HELPERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread helper = new Thread(task, "load-io-helper");
              helper.setDaemon(true);
              return helper;
            });
    helpers.allowCoreThreadTimeOut(true);
    return helpers;
  }

  /** Does it on this thread, soon. */
  void execute(Runnable task) {
    tasks.add(task);
    if (!isCurrent()) {
      selector.wakeup();
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Does what takes its time on another thread, and then the rest on this one. */
  void help(Runnable slow, Runnable then) {
    if (!closed) {
      helpers.execute(
          () -> {
            try {
              slow.run();
            } finally {
              execute(then);
            }
          });
    }
  }

  void add(PeerConnections peer) {
    peers.add(peer);
  }

  boolean isClosed() {
    return closed;
  }

  /** Watches a channel, or watches it for other events. */
  SelectionKey register(SocketChannel channel, int events, Watched watched) throws IOException {
    return channel.register(selector, events, watched);
  }

  private void run() {
    try {
      while (!closed) {
        turn();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("sockets cannot be waited for any more", broken);
    } finally {
      closed = true;
      peers.forEach(PeerConnections::closeAll);
      end();
    }
  }

  private void end() {
    try {
      selector.close();
    } catch (IOException unclean) {
      throw new UncheckedIOException("a selector of sockets cannot be closed", unclean);
    }
  }

  private void turn() throws IOException {
    try {
      if (tasks.isEmpty()) {
        selector.select(ready, millisToNextLook());
      } else {
        selector.selectNow(ready);
      }
      runTasks();
      if (nextLookNanos - System.nanoTime() <= 0) {
        look();
      }
    } catch (RuntimeException fault) {
      // A listener's fault ends neither this thread nor the other calls, and is not hidden.
      thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
  }

  /** Some of them: one may lead to the next for as long as a peer refuses connections. */
  private void runTasks() {
    int left = MOST_TASKS;
    Runnable task = tasks.poll();
    while (task != null) {
      task.run();
      left--;
      task = left > 0 ? tasks.poll() : null;
    }
  }

  private long millisToNextLook() {
    long left = nextLookNanos - System.nanoTime();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left) + 1);
  }

  private static void ready(SelectionKey key) {
    ((Watched) key.attachment()).ready();
  }

  /**
   * Ends what is over its time. Between two looks nothing has to be kept of a call's deadline: a
   * call that begins later than a look cannot be over before the look that is planned for the
   * shortest deadline of all.
   */
  void look() {
    long now = System.nanoTime();
    long soonest = Connection.IDLE_NANOS;
    for (PeerConnections peer : peers) {
      soonest = Math.min(soonest, peer.look(now));
    }
    nextLookNanos = now + soonest;
  }

  /** Returns when the thread has ended, unless it is this one. */
  @Override
  public void close() {
    closed = true;
    helpers.shutdownNow();
    selector.wakeup();
    if (!isCurrent()) {
      join();
    }
  }

  private void join() {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
