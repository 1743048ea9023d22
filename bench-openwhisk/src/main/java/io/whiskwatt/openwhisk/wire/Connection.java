package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * An open connection, and the call that is on it. Whoever takes it from among the idle ones owns it
 * until the request is with the socket; then, and in all other cases, it is the I/O thread's. So
 * the two never touch it at the same time.
 */
final class Connection implements Watched {
  /** An idle one is closed then: before any server that was met does. */
  static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final PeerConnections peer;
  private final IoThread io;
  private final SelectionKey key;
  private final Link link;
  private final ReplyParser reply = new ReplyParser();
  private final Runnable resumption = this::resume;

  private volatile boolean idle;
  private volatile boolean writing;
  private @Nullable NioCaller caller;
  private @Nullable Request request;
  private int slot;
  private int offset;
  private boolean sent;
  private boolean broken;
  private boolean kept;
  private boolean closed;
  private long sentNanos;
  private long deadlineNanos;
  private long idleSinceNanos;

  Connection(PeerConnections peer, IoThread io, SelectionKey key, Link link) {
    this.peer = peer;
    this.io = io;
    this.key = key;
    this.link = link;
  }

  boolean isIdle() {
    return idle;
  }

  /** It lies among the idle ones from now on. Under the peer's lock. */
  void rest() {
    kept = true;
    idleSinceNanos = System.nanoTime();
    idle = true;
  }

  /**
   * It belongs to the calling thread. Under the peer's lock; the order matters to {@link #ready}.
   */
  void take() {
    writing = true;
    idle = false;
  }

  /** It belongs to the I/O thread, whose own it was in all but name. Under the peer's lock. */
  void withdraw() {
    idle = false;
  }

  boolean isOf(NioCaller wanted) {
    return !idle && !writing && caller == wanted;
  }

  /**
   * Puts a call on it and writes what the socket takes at once.
   *
   * @param scratch the calling thread's
   */
  void begin(NioCaller by, int itsSlot, Request toSend, long itsDeadlineNanos, ByteBuffer scratch) {
    caller = by;
    slot = itsSlot;
    request = toSend;
    offset = 0;
    deadlineNanos = itsDeadlineNanos;
    sent = false;
    boolean whole = false;
    try {
      sentNanos = System.nanoTime();
      by.sent(itsSlot);
      whole = push(toSend, scratch);
    } finally {
      writing = false;
      if (!whole) {
        io.execute(resumption);
      }
    }
  }

  /**
   * Writes on. A socket that breaks is not the end yet: its peer may have answered before.
   *
   * @return true when the whole request is with the socket
   */
  private boolean push(Request toSend, ByteBuffer scratch) {
    try {
      boolean room = true;
      while (room && offset < toSend.length()) {
        scratch.clear();
        toSend.copy(offset, scratch);
        scratch.flip();
        link.write(scratch);
        offset += scratch.position();
        room = !scratch.hasRemaining();
      }
      sent = room && link.flush();
    } catch (IOException failure) {
      broken = true;
    }
    return sent;
  }

  /** Meanwhile the call may have ended, and another may be on its way. */
  private void resume() {
    if (!idle && !writing && !closed && !sent) {
      pushOn();
      if (!closed) {
        read();
      }
    }
  }

  private void pushOn() {
    if (!broken && request != null) {
      push(request, io.output);
      boolean waits = !sent && !broken;
      key.interestOps(waits ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
  }

  @Override
  public void ready() {
    if (idle) {
      if (peer.withdraw(this)) {
        hearWhileIdle();
      }
    } else if (writing) {
      Thread.onSpinWait();
    } else if (!closed) {
      if (!sent) {
        pushOn();
      }
      read();
    }
  }

  /** Tickets of TLS may come; the end, or bytes that answer nothing, make it useless. */
  private void hearWhileIdle() {
    if (nothingComes()) {
      peer.serve(this);
    } else {
      close();
    }
  }

  private boolean nothingComes() {
    try {
      return link.read(io.input.clear()) == 0;
    } catch (IOException failure) {
      return false;
    }
  }

  private void read() {
    try {
      int count = readOnce();
      while (count > 0 && (link.buffers() || count == io.input.capacity())) {
        count = readOnce();
      }
      if (count < 0) {
        end(count == Link.TORN);
      } else if (broken && !closed && !idle) {
        fail(breakBeforeReply(), "the connection broke while the request was sent");
      }
    } catch (BrokenReply failure) {
      fail(failure.fault(), failure.words());
    } catch (IOException failure) {
      broke(failure);
    }
  }

  /** How many bytes; 0 also when the reply is whole. */
  private int readOnce() throws IOException, BrokenReply {
    ByteBuffer input = io.input.clear();
    int count = link.read(input);
    if (!reply.begun() && request != null) {
      reply.expectNoBody(request.repliesWithoutBody());
    }
    if (count > 0 && reply.take(input.flip())) {
      finish(!input.hasRemaining() && reply.keepsConnection());
      return 0;
    }
    return count;
  }

  private void end(boolean torn) throws BrokenReply {
    if (reply.begun()) {
      reply.end(torn);
      finish(false);
    } else {
      fail(breakBeforeReply(), words("the peer closed it"));
    }
  }

  private void broke(IOException failure) {
    String what = String.valueOf(failure.getMessage());
    if (failure instanceof SSLException) {
      fail(Fault.TLS, "TLS broke: " + what);
    } else if (reply.begun()) {
      fail(Fault.TRUNCATED, "the connection ended within the reply: " + what);
    } else {
      fail(breakBeforeReply(), words(what));
    }
  }

  private Fault breakBeforeReply() {
    return Fault.ofBreak(kept, System.nanoTime() - sentNanos);
  }

  private String words(String what) {
    return breakBeforeReply() == Fault.STALE_CONNECTION
        ? "the peer had closed the kept connection, or dropped it at once: " + what
        : "the connection broke: " + what;
  }

  /**
   * The reply is whole. The connection rests before its end is told: the listener may begin the
   * next call, which finds it. The reply stays as it is until then, since only this thread reads.
   */
  private void finish(boolean mayBeKept) {
    boolean keep = mayBeKept && sent && (!link.buffers() || nothingComes());
    NioCaller over = caller;
    int endedSlot = slot;
    boolean resting = keep && peer.rest(this);
    try {
      if (over != null) {
        over.replied(endedSlot, reply);
      }
    } finally {
      reply.clear();
      if (!keep) {
        close();
      } else if (!resting) {
        peer.serve(this);
      }
    }
  }

  private void fail(Fault fault, String reason) {
    close();
    if (caller != null) {
      caller.failed(slot, fault, reason);
    }
  }

  @Override
  public long look(long nowNanos) {
    if (idle) {
      return lookIdle(nowNanos);
    }
    long left = writing ? Long.MAX_VALUE : deadlineNanos - nowNanos;
    if (left <= 0) {
      fail(Fault.DEADLINE, "no answer in time");
    }
    return left <= 0 ? Long.MAX_VALUE : left;
  }

  private long lookIdle(long nowNanos) {
    long left = idleSinceNanos + IDLE_NANOS - nowNanos;
    if (left <= 0 && peer.withdraw(this)) {
      close();
    }
    return left <= 0 ? Long.MAX_VALUE : left;
  }

  /** Its call, where there is one, hears nothing. */
  void close() {
    closed = true;
    key.cancel();
    link.close();
    peer.gone(this);
  }
}
