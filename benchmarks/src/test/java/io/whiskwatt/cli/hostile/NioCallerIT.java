package io.whiskwatt.cli.hostile;

import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.wire.NioTransport;

/** The contract over bare NIO, real sockets and real TLS. */
class NioCallerIT extends CallerContract {
  @Override
  Transport transport() {
    return NioTransport.create();
  }
}
