package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.state.CleanUp;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import io.whiskwatt.openwhisk.local.state.StateRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The technologies this tool knows, the strongest isolation first. */
public final class SandboxCatalog {
  private static final SandboxCatalog THIS_MACHINE = new SandboxCatalog(StateRoot::ofThisMachine);

  private final ProbedTechnology.RootLookup root;
  private final List<SandboxTechnology> technologies;

  private SandboxCatalog(ProbedTechnology.RootLookup root) {
    this.root = root;
    this.technologies =
        Stream.of(
                new RuncIsolation(),
                new BubblewrapIsolation(),
                new NamespaceIsolation(),
                new ProcessIsolation())
            .map(isolation -> (SandboxTechnology) new ProbedTechnology(isolation, root))
            .toList();
  }

  /** The one catalogue of this Java process: its probes run once. */
  public static SandboxCatalog ofThisMachine() {
    return THIS_MACHINE;
  }

  /** A catalogue that keeps the state of its instances in a directory of the caller's choice. */
  public static SandboxCatalog in(Path directory) {
    StateRoot root = new StateRoot(directory);
    return new SandboxCatalog(() -> root);
  }

  public List<SandboxTechnology> technologies() {
    return technologies;
  }

  public Optional<SandboxTechnology> find(String key) {
    return technologies.stream().filter(technology -> technology.key().equals(key)).findFirst();
  }

  /** The first that can be used here, probing only as far as needed. */
  public Optional<SandboxTechnology> strongestUsable() {
    return technologies.stream().filter(technology -> technology.probe().usable()).findFirst();
  }

  /** Removes what killed instances left, and tells what that was. */
  public Leftovers cleanUp() {
    try {
      return CleanUp.leftovers(root.root());
    } catch (IOException e) {
      return new Leftovers(List.of(), List.of(e.getMessage()));
    }
  }
}
