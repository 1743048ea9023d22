package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.TlsSettings;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one peer: those that are idle, the last used on top, and those that are being
 * opened for calls that wait. A call takes an idle one; where there is none, one more is opened,
 * and the call goes out on whichever is free first.
 */
final class PeerConnections {
  private final IoThread io;
  private final Peer peer;
  private final Optional<TlsSettings> tls;
  private final Runnable openOne = this::openOne;

  // Under the lock of this object:
  private final List<Connection> idle = new ArrayList<>();
  private final Deque<WaitingCall> waiting = new ArrayDeque<>();
  private int opening;

  // The I/O thread's:
  private final List<Connection> open = new ArrayList<>();
  private final List<Opening> openings = new ArrayList<>();
  private List<InetSocketAddress> addresses = List.of();
  private int unresolved;

  // From one helper to the I/O thread, through its tasks:
  private List<InetSocketAddress> found = List.of();
  private String notFound = "";

  private volatile long shortestNanos = Long.MAX_VALUE;
  private volatile long longestNanos;

  /**
   * Without a connection yet.
   *
   * @throws IllegalArgumentException when a CA file cannot be used
   */
  PeerConnections(IoThread io, Peer peer) {
    this.io = io;
    this.peer = peer;
    this.tls = peer.trust().map(TlsSettings::of);
  }

  Optional<SSLEngine> engine() {
    return tls.map(peer::engine);
  }

  /** How long a handshake may take: as long as a call may. */
  long patienceNanos() {
    return longestNanos;
  }

  boolean isClosed() {
    return io.isClosed();
  }

  /** Calls will come that may take so long. */
  synchronized void expect(long deadlineNanos) {
    shortestNanos = Math.min(shortestNanos, deadlineNanos);
    longestNanos = Math.max(longestNanos, deadlineNanos);
    io.execute(io::look);
  }

  /**
   * The idle connection that was used last, which is the caller's from now on; or nothing, and the
   * call waits for one.
   */
  @Nullable Connection takeOrWait(NioCaller caller, int slot, Request request, long deadlineNanos) {
    boolean another;
    synchronized (this) {
      if (!idle.isEmpty()) {
        Connection last = idle.remove(idle.size() - 1);
        last.take();
        return last;
      }
      waiting.add(new WaitingCall(caller, slot, request, deadlineNanos));
      another = waiting.size() > opening;
      opening += another ? 1 : 0;
    }
    if (another) {
      io.execute(openOne);
    }
    return null;
  }

  /** Opens what is missing and waits until that is done, or has failed, or the time is up. */
  void openBeforehand(int count) {
    int missing;
    synchronized (this) {
      missing = Math.max(0, count - idle.size() - opening);
      opening += missing;
    }
    for (int i = 0; i < missing; i++) {
      io.execute(openOne);
    }
    awaitOpenings(System.nanoTime() + Opening.CONNECT_NANOS);
  }

  private synchronized void awaitOpenings(long deadlineNanos) {
    try {
      long left = deadlineNanos - System.nanoTime();
      while (opening > 0 && left > 0 && !io.isCurrent() && !isClosed()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadlineNanos - System.nanoTime();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void openOne() {
    if (addresses.isEmpty()) {
      unresolved++;
      if (unresolved == 1) {
        io.help(this::resolve, this::resolved);
      }
      return;
    }
    Opening attempt = new Opening(this, io, addresses);
    openings.add(attempt);
    attempt.connect();
  }

  /** On a helper: a name server may take its time. */
  private void resolve() {
    try {
      found = peer.addresses();
    } catch (UnknownHostException unknown) {
      found = List.of();
      notFound = "the host's name is unknown: " + unknown.getMessage();
    }
  }

  private void resolved() {
    int attempts = unresolved;
    unresolved = 0;
    addresses = found;
    for (int i = 0; i < attempts; i++) {
      if (addresses.isEmpty()) {
        failed(Fault.UNKNOWN_HOST, notFound);
      } else {
        openOne();
      }
    }
  }

  void opened(Opening attempt, Connection connection) {
    openings.remove(attempt);
    open.add(connection);
    synchronized (this) {
      opening--;
      notifyAll();
    }
    serve(connection);
  }

  /** The addresses are looked up anew by the next one. */
  void failed(Opening attempt, Fault fault, String reason) {
    openings.remove(attempt);
    addresses = List.of();
    failed(fault, reason);
  }

  /** A call for each attempt that fails, unless another attempt or connection will do for it. */
  private void failed(Fault fault, String reason) {
    Optional<WaitingCall> lost;
    synchronized (this) {
      opening--;
      notifyAll();
      lost = waiting.size() > opening ? Optional.ofNullable(waiting.poll()) : Optional.empty();
    }
    lost.ifPresent(call -> call.failed(fault, reason));
  }

  /** A handshake has gone on for as long as a call may; those that waited for it have ended. */
  void gaveUp(Opening attempt) {
    openings.remove(attempt);
    boolean another;
    synchronized (this) {
      another = waiting.size() >= opening;
      opening -= another ? 0 : 1;
      notifyAll();
    }
    if (another) {
      io.execute(openOne);
    }
  }

  /** Gives a free connection to the call that waits longest, or lays it among the idle ones. */
  void serve(Connection connection) {
    WaitingCall next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        lay(connection);
      }
    }
    if (next != null) {
      connection.begin(next.caller(), next.slot(), next.request(), next.deadlineNanos(), io.output);
    }
  }

  /** Lays it among the idle ones, unless a call waits: then it stays its owner's. */
  synchronized boolean rest(Connection connection) {
    if (!waiting.isEmpty()) {
      return false;
    }
    lay(connection);
    return true;
  }

  private void lay(Connection connection) {
    idle.add(connection);
    connection.rest();
  }

  /** Takes a certain one from among the idle; false where somebody else had it first. */
  synchronized boolean withdraw(Connection connection) {
    if (!connection.isIdle()) {
      return false;
    }
    idle.remove(connection);
    connection.withdraw();
    return true;
  }

  void gone(Connection connection) {
    open.remove(connection);
  }

  /** Its calls hear nothing more, and their connections are closed soon. */
  void giveUp(NioCaller caller) {
    synchronized (this) {
      waiting.removeIf(each -> each.caller() == caller);
    }
    io.execute(() -> closeThoseOf(caller));
  }

  private void closeThoseOf(NioCaller caller) {
    List.copyOf(open).stream().filter(each -> each.isOf(caller)).forEach(Connection::close);
  }

  /**
   * Ends what is over its time.
   *
   * @return nanoseconds from now until something may be, above 0
   */
  long look(long nowNanos) {
    long soonest = Math.min(shortestNanos, lookAtWaiting(nowNanos));
    for (int i = open.size() - 1; i >= 0; i--) {
      soonest = Math.min(soonest, open.get(i).look(nowNanos));
    }
    for (Opening attempt : List.copyOf(openings)) {
      soonest = Math.min(soonest, attempt.look(nowNanos));
    }
    return soonest;
  }

  private long lookAtWaiting(long nowNanos) {
    List<WaitingCall> over;
    long soonest;
    synchronized (this) {
      over = waiting.stream().filter(each -> each.deadlineNanos() - nowNanos <= 0).toList();
      waiting.removeAll(over);
      soonest =
          waiting.stream()
              .mapToLong(each -> each.deadlineNanos() - nowNanos)
              .min()
              .orElse(Long.MAX_VALUE);
    }
    over.forEach(each -> each.failed(Fault.DEADLINE, "no answer in time"));
    return soonest;
  }

  /** All of them, untold. */
  void closeAll() {
    synchronized (this) {
      waiting.clear();
      idle.clear();
      notifyAll();
    }
    List.copyOf(open).forEach(Connection::close);
    openings.forEach(Opening::close);
  }
}
