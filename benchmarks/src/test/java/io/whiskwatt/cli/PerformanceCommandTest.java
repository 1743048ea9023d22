package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceCommandTest {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();

  private int run(String... options) {
    return ToolHere.run(recording, directory, "performance", options);
  }

  @Test
  void chapters_on_the_load_generator_come_from_a_file_and_the_others_stay() throws IOException {
    Files.writeString(directory.resolve("peers.json"), "{\"version\": 1, \"summary\": {}}");
    Path page = directory.resolve("page.md");
    Files.writeString(page, "# Performance\n\n## Hot paths\n\nas they were\n");
    assertThat(run("--peers=peers.json", "--out=page.md")).as(recording.err()).isZero();
    assertThat(Files.readString(page))
        .contains("\n## The load generator beside others\n", "\n## Lateness\n")
        .contains("\n## What it reports when the server stalls\n")
        .endsWith("\n## Hot paths\n\nas they were\n");
  }

  @Test
  void without_a_measurement_it_says_how_to_make_one() {
    assertThat(run("--peers=none.json")).isEqualTo(2);
    assertThat(recording.err())
        .contains("--peers \"none.json\": there is no such file", "compare.py --out none.json");
  }
}
