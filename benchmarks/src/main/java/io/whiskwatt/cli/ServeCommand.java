package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.local.LocalServer;
import io.whiskwatt.openwhisk.local.StemCells;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.openwhisk.local.server.RandomKey;
import io.whiskwatt.platform.PlatformUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The embedded platform as a server, until it is interrupted. */
@Command(
    name = "serve",
    description = {
      "Serve OpenWhisk's REST API from this machine, for wsk, for the JavaScript client, or for"
          + " studies of the platform \"openwhisk\".",
      "",
      "Whoever has the key can run code here. It is never printed: it is in the file that"
          + " --wskprops names. Ctrl-C ends the server and removes all of its sandboxes."
    },
    footer = {
      "Examples:",
      "  serve                                   on this machine only, port 3233",
      "  serve --port 0 --wskprops my.wskprops   any free port; the file says which",
      "  serve --stem-cells 'nodejs:20@256MB=2' --invocations-per-minute 60 --concurrent 30",
      "  WSK_CONFIG_FILE=my.wskprops wsk -i action list"
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration STEM_LIMIT = Duration.ofSeconds(60);

  private final Surroundings surroundings;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where it listens; 0 is any free one. Default: ${DEFAULT-VALUE}.",
      defaultValue = Serving.PORT)
  private String port = Serving.PORT;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Listen on this address instead of loopback. Opens this machine to whoever has the key,"
              + " so it needs --key-file.")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Holds the key, user:password, in one line; made with a random one where it is missing."
              + " Default: a key for this server only.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--wskprops",
      paramLabel = "FILE",
      description = "Written for wsk: API host and key. Default: ${DEFAULT-VALUE}.",
      defaultValue = Serving.WSKPROPS)
  private Path wskprops = Path.of(Serving.WSKPROPS);

  @Option(
      names = "--sandbox",
      paramLabel = "NAME",
      description = "What actions run in. Default: the strongest that can be used here.")
  private Optional<String> sandbox = Optional.empty();

  @Option(
      names = "--user-memory",
      paramLabel = "SIZE",
      description = "Of all sandboxes together. Default: ${DEFAULT-VALUE}.",
      defaultValue = Serving.USER_MEMORY)
  private String userMemory = Serving.USER_MEMORY;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SPAN",
      description = "Then an idle sandbox is removed. Default: ${DEFAULT-VALUE}.",
      defaultValue = Serving.IDLE_TIMEOUT)
  private String idleTimeout = Serving.IDLE_TIMEOUT;

  @Option(
      names = "--stem-cells",
      paramLabel = "KIND@SIZE=COUNT",
      description = "Keep sandboxes without code ready. May be repeated.")
  private final List<String> stemCells = new ArrayList<>();

  @Option(
      names = "--invocations-per-minute",
      paramLabel = "COUNT",
      description = "Then 429. Default: ${DEFAULT-VALUE}; OpenWhisk's own is 60.",
      defaultValue = Serving.PER_MINUTE)
  private String perMinute = Serving.PER_MINUTE;

  @Option(
      names = "--concurrent",
      paramLabel = "COUNT",
      description = "Invocations in flight, then 429. Default: ${DEFAULT-VALUE}; OpenWhisk's: 30.",
      defaultValue = Serving.CONCURRENT)
  private String concurrent = Serving.CONCURRENT;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Serving serving =
        new ServingReader(surroundings.directory())
            .place(port, bind)
            .files(keyFile, wskprops)
            .pool(userMemory, idleTimeout, stemCells)
            .limits(perMinute, concurrent)
            .sandbox(sandbox, surroundings.sandboxes())
            .serving();
    Leftover.remove(surroundings.terminal().err());
    SandboxTechnology technology = technology(serving);
    AuthKey key =
        serving.keyFile().isPresent() ? serving.keyFile().get().readOrMake() : RandomKey.make();
    surroundings
        .interruption()
        .interruptibly(
            () -> serve(serving, technology, key),
            "the server is gone, with its sandboxes, actions and activations");
    return ExitCode.INTERRUPTED.number();
  }

  private SandboxTechnology technology(Serving serving) {
    SandboxChoice choice =
        serving
            .sandbox()
            .map(key -> SandboxChoice.named(List.of(key), surroundings.sandboxes()))
            .orElseGet(() -> SandboxChoice.alone(surroundings.sandboxes()));
    choice.notes().forEach(surroundings.terminal().err()::println);
    String chosen = choice.platforms().get(0);
    return surroundings.sandboxes().stream()
        .filter(each -> each.key().equals(chosen))
        .findFirst()
        .orElseThrow(() -> new PlatformUnavailable("there is no sandbox \"" + chosen + "\" here"));
  }

  private boolean serve(Serving serving, SandboxTechnology technology, AuthKey key) {
    try (LocalServer server =
        LocalServer.start(serving.spec(), key, technology, surroundings.time())) {
      serving.spec().stemCells().forEach(cells -> await(server, cells));
      serving.wskProps().write(server.endpoint());
      try {
        announce(new ServingWords(serving, server, technology));
        awaitInterrupt();
      } finally {
        if (serving.keyFile().isEmpty()) {
          serving.wskProps().remove(server.endpoint());
        }
      }
    } catch (IOException failure) {
      throw new PlatformUnavailable(
          "the file for wsk cannot be written: " + Failures.text(failure), failure);
    }
    return true;
  }

  private void await(LocalServer server, StemCells cells) {
    int there = server.awaitStemCells(cells, STEM_LIMIT);
    if (there < cells.count()) {
      surroundings
          .terminal()
          .err()
          .println("only " + there + " of the stem cells " + cells + " came up");
    }
  }

  private void announce(ServingWords words) {
    surroundings.terminal().out().print(words.facts());
    surroundings.terminal().out().flush();
    words.warnings().forEach(surroundings.terminal().err()::println);
    surroundings.terminal().err().print(words.next());
    surroundings.terminal().err().flush();
  }

  /** The server's own threads do the rest. */
  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      // What follows, the removal of sandboxes, must not be cut short.
    }
  }
}
