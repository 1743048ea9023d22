package io.whiskwatt.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** How this tool was started, for advice that can be copied. */
final class Invocation {
  private Invocation() {}

  /** {@code java -jar benchmarks/target/benchmarks.jar}, as seen from the working directory. */
  static String command() {
    return "java -jar " + jar().map(Invocation::fromHere).orElse("benchmarks.jar");
  }

  private static Optional<Path> jar() {
    return Optional.ofNullable(Main.class.getProtectionDomain().getCodeSource())
        .flatMap(Invocation::location)
        .filter(path -> path.toString().endsWith(".jar"));
  }

  private static Optional<Path> location(CodeSource source) {
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException strange) {
      return Optional.empty();
    }
  }

  private static String fromHere(Path jar) {
    Path here = Path.of("").toAbsolutePath();
    return jar.startsWith(here) ? here.relativize(jar).toString() : jar.toString();
  }
}
