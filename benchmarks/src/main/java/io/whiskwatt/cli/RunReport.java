package io.whiskwatt.cli;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.SummaryJson;
import io.whiskwatt.results.report.HtmlReport;
import io.whiskwatt.results.report.TextTable;
import io.whiskwatt.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;

/** From the files of a run to what people read. */
final class RunReport {
  private static final int COLUMNS = 100;

  private RunReport() {}

  static String table(Comparison comparison, Terminal terminal) {
    return TextTable.of(comparison, new TextTable.Style(terminal.unicode(), false, COLUMNS));
  }

  /** Writes the report and the summary beside the files they come from. */
  static void store(Comparison comparison, Path folder) throws IOException {
    SummaryJson.write(comparison, folder);
    HtmlReport.write(comparison, file(folder));
  }

  static Path file(Path folder) {
    return folder.resolve(RunFolder.REPORT);
  }
}
