package io.whiskwatt.openwhisk.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Bytes as they are. */
record PlainLink(SocketChannel channel) implements Link {
  @Override
  public void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public boolean buffers() {
    return false;
  }

  @Override
  public void close() {
    Channels.close(channel);
  }
}
