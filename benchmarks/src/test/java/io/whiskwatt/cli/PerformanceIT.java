package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceIT {
  @TempDir private Path directory = Path.of("");

  @Test
  void the_page_holds_a_figure_for_every_rate_and_the_machine_they_are_of() throws IOException {
    BenchmarksJar.Ended ended =
        new BenchmarksJar(directory)
            .run("performance", "--without-jmh", "--span=1s", "--warm-up=1s", "--out=page.md");
    assertThat(ended.code()).as(ended.err()).isZero();
    String page = Files.readString(directory.resolve("page.md"));
    assertThat(page).startsWith("# Performance\n").contains("| cpu model | ", "| kernel | ");
    for (String rate : new String[] {"10/s", "100/s", "1000/s"}) {
      assertThat(page)
          .containsPattern(
              "\\| files: measured \\(powercap\\) \\| " + rate + " \\| nothing \\| [0-9.]+ \\|");
    }
    assertThat(page)
        .containsPattern("files, TLS: .* samples, 1/s \\| [0-9.]+ \\| [0-9]+ \\| ≤ 96 MB")
        .contains("samples and usage, 1/s")
        .containsPattern("\\| files \\| package-0/dram \\| [0-9]+ \\| [0-9.]+ \\| [0-9.]+ \\|");
  }
}
