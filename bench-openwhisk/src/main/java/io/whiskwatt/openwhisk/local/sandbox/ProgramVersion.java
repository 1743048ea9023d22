package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.HostCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code PROGRAM --version} says: the first stage of a probe. */
final class ProgramVersion {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private ProgramVersion() {}

  /** Why the program cannot be used, or nothing. */
  static Optional<Probe.Unusable> missing(String program, String debianPackage) {
    String hint = "install it, on Debian and Ubuntu: apt-get install " + debianPackage;
    Optional<Path> found = HostCommand.find(program);
    if (found.isEmpty()) {
      return unusable("no \"" + program + "\" in PATH", hint);
    }
    try {
      HostCommand.Outcome outcome = ask(found.get());
      return outcome.succeeded()
          ? Optional.empty()
          : unusable("\"" + found.get() + " --version\" failed: " + outcome.lastLine(), hint);
    } catch (IOException e) {
      return unusable("\"" + found.get() + "\" cannot be run: " + e.getMessage(), hint);
    }
  }

  private static Optional<Probe.Unusable> unusable(String reason, String hint) {
    return Optional.of(new Probe.Unusable(Probe.Stage.BINARY, reason, hint));
  }

  /** The first line it prints; empty when it prints none. */
  static String of(String program) {
    try {
      Optional<Path> found = HostCommand.find(program);
      return found.isEmpty() ? "" : ask(found.get()).output().lines().findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static HostCommand.Outcome ask(Path program) throws IOException {
    return HostCommand.run(List.of(program.toString(), "--version"), LIMIT);
  }
}
