package io.whiskwatt.cli.hostile;

import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.client.OkHttpTransport;

class OkHttpCallerIT extends CallerContract {
  @Override
  Transport transport() {
    return OkHttpTransport.open();
  }
}
