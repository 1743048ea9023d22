package io.whiskwatt.cli;

import io.whiskwatt.results.compare.AcrossRuns;
import io.whiskwatt.results.report.RunsFiles;
import io.whiskwatt.results.report.RunsTable;
import io.whiskwatt.results.report.TextTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to write runs after each other down, chosen by the ending of a file's name. */
enum RunsFormat {
  TXT,
  MD,
  CSV,
  JSON;

  static Optional<RunsFormat> ofFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  static List<String> endings() {
    return Arrays.stream(values()).map(RunsFormat::ending).toList();
  }

  private String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  String write(AcrossRuns runs) {
    return switch (this) {
      case TXT -> RunsTable.text(runs, TextTable.Style.plain(true));
      case MD -> RunsTable.markdown(runs);
      case CSV -> RunsFiles.csv(runs);
      case JSON -> RunsFiles.json(runs);
    };
  }
}
