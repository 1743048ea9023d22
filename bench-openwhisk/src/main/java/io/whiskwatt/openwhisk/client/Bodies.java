package io.whiskwatt.openwhisk.client;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Response;
import okio.BufferedSource;

/** Reply bodies, bounded: a result is at most 1 MiB, a list of 200 records a few. */
final class Bodies {
  private static final long MOST_BYTES = 64L << 20;

  private Bodies() {}

  static byte[] read(Response response) throws IOException {
    return read(response, MOST_BYTES);
  }

  /** A body of more bytes is {@link TooLarge}. */
  static byte[] read(Response response, long mostBytes) throws IOException {
    requireHttp(response);
    BufferedSource source = response.body().source();
    if (response.body().contentLength() > mostBytes || source.request(mostBytes + 1)) {
      throw new TooLarge(mostBytes);
    }
    return source.getBuffer().readByteArray();
  }

  /** OkHttp takes a length that is no number for none, and any number for a status. */
  private static void requireHttp(Response response) throws ProtocolException {
    String length = response.header("Content-Length", "");
    if (!length.isEmpty() && response.body().contentLength() < 0) {
      throw new ProtocolException("a length of '" + length + "'");
    }
    if (response.code() < 100 || response.code() > 599) {
      throw new ProtocolException("a status of " + response.code());
    }
  }

  /** A reply that goes on beyond what is read of one. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long mostBytes) {
      super("the reply is larger than " + mostBytes + " bytes");
    }
  }
}
