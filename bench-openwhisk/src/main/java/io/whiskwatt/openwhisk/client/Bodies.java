package io.whiskwatt.openwhisk.client;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/** Reply bodies, bounded: a result is at most 1 MiB, a list of 200 records a few. */
final class Bodies {
  private static final long MAX_BYTES = 64L << 20;

  private Bodies() {}

  static byte[] read(Response response) throws IOException {
    BufferedSource source = response.body().source();
    if (source.request(MAX_BYTES + 1)) {
      throw new IOException("the reply is larger than " + MAX_BYTES + " bytes");
    }
    return source.getBuffer().readByteArray();
  }
}
