package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.openwhisk.workload.Sighting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the probe action saw in one sandbox, and which sandbox that was. */
record Look(Sighting sighting, Envelope envelope) {
  /** Reads the probe's result; empty when it is none. */
  static Optional<Look> ofResult(String resultJson) {
    return Sighting.ofResult(resultJson)
        .flatMap(
            sighting ->
                Envelope.ofResult(resultJson).map(envelope -> new Look(sighting, envelope)));
  }

  String release() {
    return sighting.kernel().release();
  }

  String bootId() {
    return sighting.kernel().bootId();
  }

  Map<String, String> facts() {
    return facts(sighting);
  }

  /** A sighting by name and value, in a fixed order; what is hidden is left out. */
  static Map<String, String> facts(Sighting sighting) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel release", sighting.kernel().release());
    facts.put("boot id", sighting.kernel().bootId());
    facts.put("hypervisor flag", Boolean.toString(sighting.machine().hypervisor()));
    facts.put("machine", sighting.machine().vendor());
    facts.put("processors", Integer.toString(sighting.machine().cpus()));
    facts.put("memory", sighting.machine().memoryBytes() + " bytes");
    facts.put("cgroup", sighting.confinement().cgroup());
    facts.put("pid namespace", sighting.confinement().pidNamespace());
    facts.put("process 1", sighting.confinement().init());
    facts.put("host name", sighting.confinement().host());
    facts.put("mount table", sighting.mounts().digest());
    facts.put("mounts", Integer.toString(sighting.mounts().count()));
    facts.put("root file system", sighting.mounts().rootType());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }
}
