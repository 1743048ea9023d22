package io.whiskwatt.openwhisk.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes to a peer and from it, in the clear or under TLS, without waiting. Written by one thread at
 * a time; all else is done by the I/O thread.
 */
sealed interface Link permits PlainLink, TlsLink {
  /** The peer will send no more. */
  int END = -1;

  /** The connection ended, and the peer had not said under TLS that it would. */
  int TORN = -2;

  /** Takes as many bytes as can be sent now. */
  void write(ByteBuffer bytes) throws IOException;

  /** True when nothing that was taken is held back; else to be asked again when it can be sent. */
  boolean flush() throws IOException;

  /**
   * Bytes from the peer.
   *
   * @param into empty, backed by an array, with room for a whole TLS record
   * @return how many, 0 where there are none yet, {@link #END} or {@link #TORN}
   */
  int read(ByteBuffer into) throws IOException;

  /** True when bytes are here already that no selector will tell of. */
  boolean buffers();

  /** Without waiting for anything. */
  void close();
}
