package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.OkHttpTransport;
import io.whiskwatt.openwhisk.wire.NioTransport;

/** Opens a transport of each kind. */
final class SoakTransport {
  private SoakTransport() {}

  static Transport open(TransportKind kind) {
    return switch (kind) {
      case NIO -> NioTransport.create();
      case OKHTTP -> OkHttpTransport.open();
    };
  }
}
