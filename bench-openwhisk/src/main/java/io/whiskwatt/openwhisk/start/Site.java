package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.time.TimeSource;

/**
 * An OpenWhisk as one run uses it.
 *
 * @param mostAtOnce invocations in flight that the namespace allows, 1 or more
 */
record Site(
    OpenWhiskClient client, StartControl control, OwnActions own, TimeSource time, int mostAtOnce) {
  SandboxLedger ledger() {
    return control.ledger();
  }

  Placement placement() {
    return control.placement();
  }
}
