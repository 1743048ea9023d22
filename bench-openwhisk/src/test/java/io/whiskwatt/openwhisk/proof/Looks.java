package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.openwhisk.workload.Sighting;
import java.util.Map;
import java.util.OptionalLong;

/** Looks and workers for tests. */
final class Looks {
  static final Outside WORKER = worker(Outside.Hypervisors.UNSEEN);

  private Looks() {}

  static Outside worker(Outside.Hypervisors hypervisors) {
    return new Outside("5.4.0", "boot-1", Map.of("kernel", "5.4.0"), hypervisors);
  }

  static Look look(String instance, String bootId, String release) {
    return look(instance, bootId, release, "", "");
  }

  static Look look(String instance, String bootId, String release, String vendor, String host) {
    Sighting sighting =
        new Sighting(
            new Sighting.Kernel(release, bootId),
            new Sighting.Machine(true, vendor, 2, 1024),
            new Sighting.Confinement(host, "pid:[1]", "node", "0::/"),
            new Sighting.Mounts("d1", 3, "overlay"));
    return new Look(
        sighting, new Envelope(instance, 1, bootId, release, host, OptionalLong.empty()));
  }
}
