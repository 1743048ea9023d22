package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.openwhisk.local.sandbox.Sandboxes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A sandbox technology that is as usable as a test says. */
record FakeTechnology(String key, Probe probe) implements SandboxTechnology {
  /** What a machine with everything on it offers. */
  static List<SandboxTechnology> all() {
    return List.of(usable("runc"), usable("bubblewrap"), usable("namespaces"), usable("process"));
  }

  static FakeTechnology usable(String key) {
    return new FakeTechnology(key, new Probe.Usable());
  }

  static FakeTechnology missing(String key) {
    return new FakeTechnology(
        key, new Probe.Unusable(Probe.Stage.BINARY, "no " + key, "install " + key));
  }

  @Override
  public String title() {
    return key;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of();
  }

  @Override
  public Sandboxes open() throws IOException {
    throw new IOException(key + " is made up");
  }
}
