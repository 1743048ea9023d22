package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.state.Leftovers;
import io.whiskwatt.units.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out whether a technology works by using it: a sandbox is started, asked a question, and
 * removed. Several technologies fail by hanging, so every wait has an end.
 */
final class Prober {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final DataSize MEMORY = DataSize.ofMegabytes(64);
  private static final String QUESTION = "does it answer?";
  private static final List<String> ECHO =
      List.of("/bin/sh", "-c", "echo started >&3; read -r line <&4; printf '%s\\n' \"$line\" >&3");

  private Prober() {}

  /** Opens the technology's sandboxes. */
  interface Opening {
    Sandboxes open() throws IOException;
  }

  static Probe probe(Isolation isolation, Opening opening) {
    Optional<Probe.Unusable> missing = isolation.missing();
    if (missing.isPresent()) {
      return missing.get();
    }
    try (Sandboxes sandboxes = opening.open()) {
      Optional<String> noCgroups = sandboxes.noCgroups();
      if (isolation.placesItself() && noCgroups.isPresent()) {
        return new Probe.Unusable(
            Probe.Stage.PRIVILEGE, noCgroups.get(), "run as root with writable control groups");
      }
      Probe found = start(sandboxes);
      Leftovers left = sandboxes.remove();
      return left.kept().isEmpty()
          ? found
          : new Probe.Degraded("not everything could be removed: " + left.kept().get(0));
    } catch (IOException e) {
      return new Probe.Unusable(Probe.Stage.START, String.valueOf(e.getMessage()), "");
    }
  }

  private static Probe start(Sandboxes sandboxes) throws IOException {
    Sandbox sandbox = sandboxes.start(view -> ECHO, MEMORY);
    CompletableFuture<String> lastError = lastLine(sandbox);
    BufferedReader replies =
        new BufferedReader(new InputStreamReader(sandbox.replies(), StandardCharsets.UTF_8));
    if (!line(replies).equals("started")) {
      sandbox.kill();
      return new Probe.Unusable(Probe.Stage.START, awaited(lastError, "no sign of life"), "");
    }
    ResourceUse use = sandbox.use();
    sandbox.requests().write((QUESTION + "\n").getBytes(StandardCharsets.UTF_8));
    sandbox.requests().flush();
    if (!line(replies).equals(QUESTION)) {
      sandbox.kill();
      return new Probe.Unusable(Probe.Stage.ANSWER, awaited(lastError, "no answer"), "");
    }
    return accounting(sandboxes, use);
  }

  private static Probe accounting(Sandboxes sandboxes, ResourceUse use) {
    if (use.source() == ResourceUse.Source.CGROUP && use.cpuNanos() > 0) {
      return new Probe.Usable();
    }
    return new Probe.Degraded(
        "no memory limit, and CPU time in steps of 10 ms: "
            + sandboxes.noCgroups().orElse("the control group's files cannot be read"));
  }

  private static String line(BufferedReader from) {
    return awaited(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Optional.ofNullable(from.readLine()).orElse("");
              } catch (IOException e) {
                return "";
              }
            },
            Prober::daemon),
        "");
  }

  private static CompletableFuture<String> lastLine(Sandbox sandbox) {
    BufferedReader logs =
        new BufferedReader(new InputStreamReader(sandbox.logs(), StandardCharsets.UTF_8));
    return CompletableFuture.supplyAsync(
        () -> logs.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b), Prober::daemon);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox-probe");
    thread.setDaemon(true);
    thread.start();
  }

  private static String awaited(CompletableFuture<String> future, String otherwise) {
    try {
      String value = future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return value.isEmpty() ? otherwise : value;
    } catch (ExecutionException | TimeoutException e) {
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }
}
