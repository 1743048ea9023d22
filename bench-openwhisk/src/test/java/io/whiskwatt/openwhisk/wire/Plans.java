package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Payload;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans of calls to one target. */
public final class Plans {
  private Plans() {}

  /** 64 in flight, no connection beforehand. */
  public static CallPlan to(URI origin) {
    return to(origin, 0);
  }

  public static CallPlan to(URI origin, int connections) {
    return to(origin, Trust.systemDefault(), "POST", new byte[2], connections);
  }

  static CallPlan to(URI origin, Trust trust, String method, byte[] body, int connections) {
    return new CallPlan(
        origin,
        trust,
        List.of(new Target(method, "/x?blocking=true")),
        new Payload(body, List.of(), Optional.empty()),
        Duration.ofSeconds(60),
        64,
        connections);
  }
}
