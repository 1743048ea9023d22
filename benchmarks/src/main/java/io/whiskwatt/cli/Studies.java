package io.whiskwatt.cli;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.run.Providers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Studies as the user names them. */
final class Studies {
  private Studies() {}

  /**
   * Reads a study from text.
   *
   * @throws InvalidConfiguration with every problem in it
   */
  static StudySpec parse(String text, String name) {
    return new StudyReader(Environment.ofThisProcess(), Providers.load()::problems)
        .read(text, name)
        .orThrow();
  }

  static StudySpec read(Path file) {
    return parse(text(file), file.toString());
  }

  /** The study of a run, from its folder. */
  static StudySpec ofRun(Path folder) {
    return read(folder.resolve(RunFolder.STUDY));
  }

  /** The study of a run that is to go on; a file beside it must say the same. */
  static StudySpec ofRun(Path folder, Path file) {
    if (!text(file).equals(text(folder.resolve(RunFolder.STUDY)))) {
      throw refused(
          "\"" + file + "\" is not the study that was begun in \"" + folder + "\"",
          "leave the file out to go on with that study, or leave --resume out to begin this one");
    }
    return read(file);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw refused(
          Failures.text(failure), "name a study file, or a folder that a run has written");
    }
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
