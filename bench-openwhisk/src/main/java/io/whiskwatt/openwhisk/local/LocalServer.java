package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.Stem;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded platform as a server of its own: whoever has the key finds a plain OpenWhisk with
 * one invoker and one namespace, {@code guest}. Nothing of it outlives it, actions and activations
 * neither.
 */
public final class LocalServer implements AutoCloseable {
  private final LocalServerSpec spec;
  private final EmbeddedOpenWhisk server;

  private LocalServer(LocalServerSpec spec, EmbeddedOpenWhisk server) {
    this.spec = spec;
    this.server = server;
  }

  /**
   * A server that answers.
   *
   * @throws InvalidConfiguration when there is no such kind, or no room, for stem cells
   * @throws PlatformUnavailable when the sandbox or the port cannot be used here
   */
  public static LocalServer start(
      LocalServerSpec spec, AuthKey key, SandboxTechnology technology, TimeSource time) {
    return start(spec, key, ActionContainers.open(technology), time);
  }

  /**
   * With containers of the caller's choice.
   *
   * @param containers closed with it, also when it does not come up
   */
  static LocalServer start(
      LocalServerSpec spec, AuthKey key, ActionContainers containers, TimeSource time) {
    ContainerPool pool = ContainerPool.open(containers, spec.pool(), time);
    try {
      List<Problem> problems = problems(spec, containers.kinds());
      if (!problems.isEmpty()) {
        throw new InvalidConfiguration(problems);
      }
      EmbeddedOpenWhisk server = EmbeddedOpenWhisk.start(settings(spec, key), pool, time);
      spec.stemCells().forEach(cells -> pool.keepStems(stem(pool, cells), cells.count()));
      return new LocalServer(spec, server);
    } catch (IOException taken) {
      pool.close();
      throw new PlatformUnavailable(unusable(spec, taken), taken);
    } catch (RuntimeException failure) {
      pool.close();
      throw failure;
    }
  }

  private static ServerSettings settings(LocalServerSpec spec, AuthKey key) {
    return new ServerSettings(spec.address(), spec.port(), key, spec.limits());
  }

  private static List<Problem> problems(LocalServerSpec spec, List<ActionKind> kinds) {
    List<String> known = kinds.stream().map(ActionKind::name).toList();
    List<Problem> problems = new ArrayList<>(spec.problems());
    for (StemCells cells : spec.stemCells()) {
      if (!known.contains(cells.kind())) {
        problems.add(
            Problem.of(
                "there is no kind \"" + cells.kind() + "\" here for the stem cells " + cells,
                Suggestion.hint(cells.kind(), "kinds", known)));
      }
    }
    return problems;
  }

  private static String unusable(LocalServerSpec spec, IOException failure) {
    String place = spec.address().getHostAddress() + " port " + spec.port();
    return "cannot listen on "
        + place
        + ": "
        + Optional.ofNullable(failure.getMessage()).orElse("no reason was given")
        + "; end what listens there, or choose another port (0 is any free one)";
  }

  private static Stem stem(ContainerPool pool, StemCells cells) {
    ActionKind kind =
        pool.kinds().stream()
            .filter(each -> each.name().equals(cells.kind()))
            .findFirst()
            .orElseThrow();
    return new Stem(kind, cells.memory());
  }

  /** Where it answers on this machine, with its key. */
  public Endpoint endpoint() {
    return server.endpoint();
  }

  /** What its actions may be written in. */
  public List<ActionKind> kinds() {
    return server.pool().kinds();
  }

  public ServerLimits limits() {
    return spec.limits();
  }

  /** Waits until the stem cells that were asked for have come up, and tells how many are there. */
  public int awaitStemCells(StemCells cells, Duration limit) {
    return server.pool().awaitStems(stem(server.pool(), cells), limit);
  }

  /** Stops answering and removes all sandboxes. Idempotent. */
  @Override
  public void close() {
    server.close();
  }
}
