package io.whiskwatt.results.stop;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** Why a further look at a study would make its verdicts worth less than they say. */
final class LookRefused {
  private LookRefused() {}

  static InvalidConfiguration undeclared(String study) {
    return refused(
        "the study \""
            + study
            + "\" declared no further look, and its verdicts were made for one: going on until a"
            + " difference shows finds one in 9 to 28 of 100 studies of equal platforms",
        "begin a new study with as many blocks as are needed, or with stop: { looks: 3 }, which"
            + " allows for two extensions");
  }

  static InvalidConfiguration unfinished(Path folder, int complete) {
    return refused(
        "the run in '" + folder + "' is not finished: " + complete + " blocks are complete",
        "go on with --resume alone, and extend it when it is finished");
  }

  static InvalidConfiguration spent(int looks) {
    return refused(
        "the study declared " + looks + " looks, and all of them were taken",
        "begin a new study with as many blocks as are needed");
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
