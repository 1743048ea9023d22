package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the text that is expected; {@code -Dwhiskwatt.refresh=true} rewrites them. */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/report");

  private Golden() {}

  static void assertMatches(String file, String text) {
    Path golden = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("whiskwatt.refresh")) {
        Files.createDirectories(FOLDER);
        Files.writeString(golden, text);
      }
      assertThat(text).as("golden file %s", golden).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
