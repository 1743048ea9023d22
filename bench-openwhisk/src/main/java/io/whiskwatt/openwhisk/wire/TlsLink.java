package io.whiskwatt.openwhisk.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Bytes under TLS. What is to be sent is wrapped by the thread that sends it, what comes is
 * unwrapped by the I/O thread; an answer that TLS itself owes (to a change of keys) may go out
 * between the two, which is why the sending side has a lock.
 */
final class TlsLink implements Link {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** Records one after the other without a byte for us: more than any honest peer has to say. */
  private static final int MOST_EMPTY_RECORDS = 1000;

  private static final String TOO_LONG = "a record larger than TLS has them";

  private final SocketChannel channel;
  private final SSLEngine engine;

  /** What has come and was not unwrapped, from position to limit. */
  private final ByteBuffer in;

  /** What was wrapped and has not gone, from position to limit. Under the lock. */
  private final ByteBuffer out;

  private boolean ended;

  private TlsLink(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    int record = engine.getSession().getPacketBufferSize();
    this.in = ByteBuffer.allocate(record).limit(0);
    this.out = ByteBuffer.allocate(record).limit(0);
  }

  /** With a handshake to be done. */
  static TlsLink begin(SocketChannel channel, SSLEngine engine) throws SSLException {
    TlsLink link = new TlsLink(channel, engine);
    engine.beginHandshake();
    return link;
  }

  /** What the handshake waits for. */
  enum Handshake {
    PEER,
    /** The socket takes no more for now. */
    SOCKET,
    /** {@link #task()} shall be done, on a thread that has time. */
    TASK,
    /** Nothing: it is done. */
    NOTHING
  }

  /**
   * Goes on with the handshake as far as it can.
   *
   * @param scratch empty, with room for a whole record
   */
  Handshake shake(ByteBuffer scratch) throws IOException {
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (!flush()) {
        return Handshake.SOCKET;
      }
      if (status == HandshakeStatus.NEED_TASK) {
        return Handshake.TASK;
      }
      if (status == HandshakeStatus.NEED_WRAP) {
        answer();
      } else if (isOver(status)) {
        return Handshake.NOTHING;
      } else if (!unwrapHandshake(scratch)) {
        return Handshake.PEER;
      }
    }
  }

  private static boolean isOver(HandshakeStatus status) {
    return status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
  }

  /** False: there is nothing more to unwrap yet. */
  private boolean unwrapHandshake(ByteBuffer scratch) throws IOException {
    SSLEngineResult result = engine.unwrap(in, scratch);
    if (result.getStatus() == Status.CLOSED || result.bytesProduced() > 0) {
      throw new SSLException("the peer ended the handshake, or did not wait for its end");
    }
    if (result.getStatus() != Status.BUFFER_UNDERFLOW) {
      return true;
    }
    int read = fill();
    if (read < 0) {
      throw new EOFException("the connection ended within the handshake");
    }
    return read > 0;
  }

  /** Work of the handshake that takes its time: keys, certificates. */
  Optional<Runnable> task() {
    return Optional.ofNullable(engine.getDelegatedTask());
  }

  @Override
  public synchronized void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining() && flush() && wrap(bytes) > 0) {
      flush();
    }
  }

  private int wrap(ByteBuffer bytes) throws IOException {
    out.compact();
    SSLEngineResult result = engine.wrap(bytes, out);
    out.flip();
    if (result.getStatus() == Status.CLOSED) {
      throw new EOFException("the peer has ended TLS");
    }
    return result.bytesProduced();
  }

  @Override
  public synchronized boolean flush() throws IOException {
    if (out.hasRemaining()) {
      channel.write(out);
    }
    return !out.hasRemaining();
  }

  /** Sends what TLS itself has to say. */
  private synchronized void answer() throws IOException {
    if (flush()) {
      wrap(NOTHING.duplicate());
      flush();
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    for (int empty = 0; empty < MOST_EMPTY_RECORDS; empty++) {
      SSLEngineResult result = engine.unwrap(in, into);
      if (result.bytesProduced() > 0) {
        return result.bytesProduced();
      }
      if (result.getStatus() == Status.CLOSED) {
        return END;
      }
      int read = result.getStatus() == Status.BUFFER_UNDERFLOW ? fill() : goOn(result);
      if (read <= 0) {
        return read < 0 ? TORN : 0;
      }
    }
    throw new SSLException(MOST_EMPTY_RECORDS + " records in a row without any data");
  }

  /** Tickets, changes of keys. */
  private int goOn(SSLEngineResult result) throws IOException {
    if (result.getStatus() == Status.BUFFER_OVERFLOW) {
      throw new SSLException(TOO_LONG);
    }
    HandshakeStatus status = result.getHandshakeStatus();
    if (status == HandshakeStatus.NEED_TASK) {
      task().ifPresent(Runnable::run);
    } else if (status == HandshakeStatus.NEED_WRAP) {
      answer();
    }
    return 1;
  }

  /** Reads what there is. */
  private int fill() throws IOException {
    if (ended) {
      return END;
    }
    if (in.remaining() == in.capacity()) {
      throw new SSLException(TOO_LONG);
    }
    in.compact();
    int read;
    try {
      read = channel.read(in);
    } finally {
      in.flip();
    }
    ended = read < 0;
    return read;
  }

  @Override
  public boolean buffers() {
    return in.hasRemaining();
  }

  /** Says so to the peer as far as the socket takes it now. */
  @Override
  public synchronized void close() {
    try {
      engine.closeOutbound();
      if (flush()) {
        wrap(NOTHING.duplicate());
      }
      flush();
    } catch (IOException gone) {
      // The peer need not hear it: the connection ends in any case.
    } finally {
      Channels.close(channel);
    }
  }
}
