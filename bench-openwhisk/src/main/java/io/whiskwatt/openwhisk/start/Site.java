package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.time.TimeSource;

/**
 * An OpenWhisk as one run uses it.
 *
 * @param mostAtOnce invocations in flight that the namespace allows, 1 or more
 */
record Site(OpenWhiskClient client, StartControl control, TimeSource time, int mostAtOnce) {
  ActionPuts puts() {
    return new ActionPuts(client);
  }

  SandboxLedger ledger() {
    return control.ledger();
  }

  Placement placement() {
    return control.placement();
  }
}
