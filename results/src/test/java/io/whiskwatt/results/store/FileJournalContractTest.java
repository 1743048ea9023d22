package io.whiskwatt.results.store;

import io.whiskwatt.run.RunJournal;
import io.whiskwatt.testing.RunJournalContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest {
  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> files_keep_what_a_journal_promises() {
    return RunJournalContract.of(this::fresh).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check.body()::run));
  }

  private RunJournalContract.Store fresh() {
    Path folder = temporary.resolve(UUID.randomUUID().toString());
    return () -> open(folder);
  }

  private static RunJournal open(Path folder) {
    return Files.exists(folder)
        ? FileJournal.open(folder)
        : FileJournal.create(folder, SampleRun.study());
  }
}
