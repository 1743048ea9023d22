package io.whiskwatt.openwhisk.call;

import java.nio.ByteBuffer;

/** A whole reply as it came. Valid only while its listener is being told of it. */
public interface RawReply {
  /** 100 to 599. */
  int status();

  /** The header's bytes, read-only, from position to limit; empty where there was none. */
  ByteBuffer activationId();

  /** True when a header says when to come back. */
  boolean retryAfter();

  /** Read-only, from position to limit; may be empty. */
  ByteBuffer body();
}
