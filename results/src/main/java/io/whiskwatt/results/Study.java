package io.whiskwatt.results;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.stop.StudyStop;
import io.whiskwatt.results.store.FileJournal;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.run.Providers;
import io.whiskwatt.run.StudyRunner;
import io.whiskwatt.time.SystemTime;
import java.nio.file.Path;

/** Runs a study from code, as the command line would, and keeps its files. */
public final class Study {
  private Study() {}

  /**
   * Reads a study and runs it with the platforms and energy sources of the class path.
   *
   * @param yaml the study file's text; relative paths in it start at the working directory
   * @param folder for the files of the run: a new one, or one that an earlier run left unfinished
   * @throws io.whiskwatt.config.InvalidConfiguration with every problem of the text
   */
  public static Comparison run(String yaml, Path folder) {
    Providers providers = Providers.load();
    StudySpec spec =
        new StudyReader(Environment.ofThisProcess(), providers::problems)
            .read(yaml, "study.yaml")
            .orThrow();
    return run(spec, providers, folder);
  }

  /**
   * Runs a study.
   *
   * @param folder for the files of the run: a new one, or one that an earlier run left unfinished
   * @return what the files say; with the gate <i>unfinished</i> when the thread was interrupted
   */
  public static Comparison run(StudySpec spec, Providers providers, Path folder) {
    try (FileJournal journal = journal(spec, folder)) {
      StudySpec extended = StudyStop.extended(spec, folder);
      StudyRunner.of(extended, providers, SystemTime.INSTANCE, StudyStop.rule(spec, folder))
          .run(journal, event -> {});
    }
    return Analysis.of(folder);
  }

  private static FileJournal journal(StudySpec spec, Path folder) {
    return RunFolder.holdsRun(folder)
        ? FileJournal.open(folder, spec)
        : FileJournal.create(folder, spec);
  }
}
