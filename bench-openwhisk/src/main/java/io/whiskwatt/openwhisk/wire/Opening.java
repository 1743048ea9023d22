package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.CertificateProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/** A connection that is being opened: to one address after the other, and then by TLS. */
final class Opening implements Watched {
  /** For each address. */
  static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PeerConnections peer;
  private final IoThread io;
  private final Iterator<InetSocketAddress> addresses;
  private Optional<SocketChannel> channel = Optional.empty();
  private Optional<TlsLink> tls = Optional.empty();
  private long deadlineNanos;
  private boolean over;

  Opening(PeerConnections peer, IoThread io, List<InetSocketAddress> addresses) {
    this.peer = peer;
    this.io = io;
    this.addresses = addresses.iterator();
  }

  /** Tries the next address. */
  void connect() {
    deadlineNanos = System.nanoTime() + CONNECT_NANOS;
    try {
      SocketChannel socket = Channels.connect(addresses.next());
      channel = Optional.of(socket);
      io.register(socket, SelectionKey.OP_CONNECT, this);
      if (socket.isConnected()) {
        connected(socket);
      }
    } catch (IOException | UnsupportedOperationException failure) {
      refused(failure);
    }
  }

  private void refused(Exception failure) {
    channel.ifPresent(Channels::close);
    if (addresses.hasNext()) {
      connect();
    } else {
      fail(Fault.NO_CONNECTION, "no connection: " + failure.getMessage());
    }
  }

  @Override
  public void ready() {
    if (over) {
      return;
    }
    if (tls.isPresent()) {
      shake(tls.get());
      return;
    }
    try {
      SocketChannel socket = channel.orElseThrow();
      if (socket.finishConnect()) {
        connected(socket);
      }
    } catch (IOException failure) {
      refused(failure);
    }
  }

  private void connected(SocketChannel socket) throws IOException {
    deadlineNanos = System.nanoTime() + peer.patienceNanos();
    Optional<SSLEngine> engine = peer.engine();
    if (engine.isPresent()) {
      TlsLink link = TlsLink.begin(socket, engine.get());
      tls = Optional.of(link);
      shake(link);
    } else {
      opened(new PlainLink(socket));
    }
  }

  private void shake(TlsLink link) {
    if (over) {
      return;
    }
    try {
      switch (link.shake(io.input.clear())) {
        case PEER -> watch(SelectionKey.OP_READ);
        case SOCKET -> watch(SelectionKey.OP_WRITE);
        case TASK -> work(link);
        case NOTHING -> opened(link);
      }
    } catch (IOException failure) {
      Optional<String> certificate = CertificateProblem.in(failure);
      fail(
          certificate.isPresent() ? Fault.CERTIFICATE : Fault.TLS,
          certificate.orElseGet(() -> "no TLS connection: " + failure.getMessage()));
    }
  }

  private SelectionKey watch(int events) throws IOException {
    return io.register(channel.orElseThrow(), events, this);
  }

  private void work(TlsLink link) throws IOException {
    watch(0);
    io.help(link.task().orElse(() -> {}), () -> shake(link));
  }

  private void opened(Link link) throws IOException {
    over = true;
    SelectionKey key = watch(SelectionKey.OP_READ);
    Connection connection = new Connection(peer, io, key, link);
    key.attach(connection);
    peer.opened(this, connection);
  }

  private void fail(Fault fault, String reason) {
    close();
    peer.failed(this, fault, reason);
  }

  @Override
  public long look(long nowNanos) {
    long left = deadlineNanos - nowNanos;
    if (left > 0) {
      return left;
    }
    if (tls.isPresent()) {
      close();
      peer.gaveUp(this);
    } else {
      refused(new ConnectException("nobody answers within 5 s"));
    }
    return Long.MAX_VALUE;
  }

  void close() {
    over = true;
    tls.ifPresent(TlsLink::close);
    channel.ifPresent(Channels::close);
  }
}
