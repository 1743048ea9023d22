package io.whiskwatt.openwhisk.call;

import java.nio.ByteBuffer;

/** A whole reply as it came. Valid only while its listener is being told of it. */
public interface RawReply {
  /** 100 to 599. */
  int status();

  /** From the header; empty where there was none. */
  String activationId();

  /** True when a header says when to come back. */
  boolean retryAfter();

  /** Read-only, from position to limit; may be empty. */
  ByteBuffer body();
}
