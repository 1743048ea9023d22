package io.whiskwatt.cli;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.SummaryJson;
import io.whiskwatt.results.report.CsvReport;
import io.whiskwatt.results.report.HtmlReport;
import io.whiskwatt.results.report.MarkdownReport;
import io.whiskwatt.results.report.TexReport;
import io.whiskwatt.results.report.TextTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to write a comparison down, chosen by the ending of a file's name. */
enum ReportFormat {
  HTML,
  MD,
  CSV,
  JSON,
  TEX,
  TXT;

  static Optional<ReportFormat> ofFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  static List<String> endings() {
    return Arrays.stream(values()).map(ReportFormat::ending).toList();
  }

  private String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  String write(Comparison comparison) {
    return switch (this) {
      case HTML -> HtmlReport.of(comparison);
      case MD -> MarkdownReport.of(comparison);
      case CSV -> CsvReport.cells(comparison);
      case JSON -> SummaryJson.text(comparison);
      case TEX -> TexReport.of(comparison);
      case TXT -> TextTable.of(comparison, TextTable.Style.plain(true));
    };
  }
}
