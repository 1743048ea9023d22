package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.host.HostCommand;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A language's interpreter, asked where it really is: names in {@code PATH} are often shims of
 * version managers, which do not work inside a sandbox.
 *
 * @param executable absolute
 * @param version as it says it
 */
record Interpreter(Path executable, String version) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * The first of these names that answers.
   *
   * @param question the flag and the program that print path and version, a line each
   */
  static Optional<Interpreter> find(List<String> names, String... question) {
    return names.stream()
        .flatMap(name -> HostCommand.find(name).stream())
        .flatMap(program -> ask(program, question).stream())
        .findFirst();
  }

  private static Optional<Interpreter> ask(Path program, String... question) {
    try {
      List<String> command = new ArrayList<>(List.of(question));
      command.add(0, program.toString());
      HostCommand.Outcome outcome = HostCommand.run(command, LIMIT);
      List<String> lines = outcome.output().lines().toList();
      return outcome.succeeded() && lines.size() == 2 && lines.get(0).startsWith("/")
          ? Optional.of(new Interpreter(Path.of(lines.get(0)), lines.get(1)))
          : Optional.empty();
    } catch (IOException cannotBeRun) {
      return Optional.empty();
    }
  }

  /** Copies a file that lies beside this class. */
  static void copyResource(String name, Path directory) throws IOException {
    try (InputStream in = Interpreter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("\"" + name + "\" is missing from the class path");
      }
      Files.copy(in, directory.resolve(name));
    }
  }
}
