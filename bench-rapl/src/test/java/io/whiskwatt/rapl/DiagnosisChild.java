package io.whiskwatt.rapl;

import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.SystemTime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that prints the diagnosis of a powercap root, for tests. */
final class DiagnosisChild {
  private DiagnosisChild() {}

  public static void main(String[] arguments) {
    Duration interval = Duration.ofSeconds(1);
    EnergyDiagnosis.of(Path.of(arguments[0]), LocalNode.read(), interval, SystemTime.INSTANCE)
        .lines()
        .forEach(System.out::println);
  }

  /** Runs it behind a command like {@code setpriv}; what it printed, errors included. */
  static List<String> run(List<String> wrapper, Path root) throws IOException {
    return run(wrapper, DiagnosisChild.class, root);
  }

  /** The same with another main class. */
  static List<String> run(List<String> wrapper, Class<?> main, Path argument) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(List.of(main.getName(), argument.toString()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = child.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } finally {
      child.destroy();
    }
  }

  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Stream.of(DiagnosisChild.class, EnergyDiagnosis.class, SystemTime.class)
            .map(DiagnosisChild::home)
            .toList());
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
