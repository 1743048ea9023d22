package io.whiskwatt.openwhisk.local.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No isolation: a child process with a clean environment, in a control group of its own. */
record ProcessIsolation() implements Isolation {
  @Override
  public String key() {
    return "process";
  }

  @Override
  public String title() {
    return "plain process";
  }

  @Override
  public Optional<Probe.Unusable> missing() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("version", "none", "root-file-system", "the host's", "network", "the host's");
  }

  @Override
  public SandboxCommand.View view(Box box) {
    return new SandboxCommand.View(box.files(), box.directory());
  }

  @Override
  public List<String> command(Box box, List<String> program) {
    return program;
  }
}
