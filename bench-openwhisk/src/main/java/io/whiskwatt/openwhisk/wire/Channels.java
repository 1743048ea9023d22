package io.whiskwatt.openwhisk.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** Sockets as the load path wants them. */
final class Channels {
  private Channels() {}

  /** Begins to connect; perhaps has done so at its return. */
  static SocketChannel connect(InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(address);
      return channel;
    } catch (IOException | RuntimeException failure) {
      close(channel);
      throw failure;
    }
  }

  static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException unclean) {
      // The file descriptor is gone all the same, and whoever closes has no use for the rest.
    }
  }
}
