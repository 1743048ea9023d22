package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A comparison as one HTML file that needs no network, and most of it no script. */
public final class HtmlReport {
  private HtmlReport() {}

  public static String of(Comparison comparison) {
    return ReportPage.of(comparison);
  }

  /** Writes the page in UTF-8, in place of an older one. */
  public static void write(Comparison comparison, Path file) throws IOException {
    Files.writeString(file, of(comparison));
  }
}
