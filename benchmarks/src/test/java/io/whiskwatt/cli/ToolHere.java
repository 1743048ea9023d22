package io.whiskwatt.cli;

import io.whiskwatt.testing.ManualTime;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The command line in this process, with a clock that nobody waits for and no real sandbox. */
final class ToolHere {
  private ToolHere() {}

  static Surroundings surroundings(RecordingTerminal recording, Path directory) {
    return new Surroundings(
        recording.terminal(),
        new ManualTime(),
        new Interruption(recording.terminal().err()),
        FakeTechnology.all(),
        directory);
  }

  /** Runs a command and returns its exit code. */
  static int run(RecordingTerminal recording, Path directory, String command, String... words) {
    String[] line = Stream.concat(Stream.of(command), Stream.of(words)).toArray(String[]::new);
    return new Tool(surroundings(recording, directory)).run(line);
  }
}
