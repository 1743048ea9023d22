package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.state.StateRoot;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A technology that remembers what its probe found. */
final class ProbedTechnology implements SandboxTechnology {
  private final Isolation isolation;
  private final RootLookup root;
  private Optional<Probe> found = Optional.empty();

  /** Where instances keep their state; looked up when it is needed. */
  interface RootLookup {
    StateRoot root() throws IOException;
  }

  ProbedTechnology(Isolation isolation, RootLookup root) {
    this.isolation = isolation;
    this.root = root;
  }

  @Override
  public String key() {
    return isolation.key();
  }

  @Override
  public String title() {
    return isolation.title();
  }

  @Override
  public synchronized Probe probe() {
    Probe probe = found.orElseGet(() -> Prober.probe(isolation, this::open));
    found = Optional.of(probe);
    return probe;
  }

  @Override
  public Map<String, String> facts() {
    return isolation.facts();
  }

  @Override
  public Sandboxes open() throws IOException {
    return Sandboxes.open(isolation, root.root());
  }

  @Override
  public String toString() {
    return isolation.key();
  }
}
