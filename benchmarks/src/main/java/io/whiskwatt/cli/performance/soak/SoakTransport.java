package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.client.OkHttpTransport;
import java.util.Locale;

/** The transports that there are. */
enum SoakTransport {
  OKHTTP;

  Transport open() {
    return switch (this) {
      case OKHTTP -> OkHttpTransport.open();
    };
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
