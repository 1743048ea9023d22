package io.whiskwatt.plan;

import static io.whiskwatt.plan.StudyReaderTest.SMALL;
import static io.whiskwatt.plan.StudyReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that documents study files names every key that one may have. */
class StudyPageTest {
  private static final Path PAGE = Path.of("..", "docs", "study-file.md");

  @ParameterizedTest
  @ValueSource(strings = {"zzzz: 1", "design: { zzzz: 1 }", "generator: { zzzz: 1 }"})
  void page_names_every_key_that_the_reader_knows(String unknown) throws IOException {
    String page = Files.readString(PAGE);
    List<String> keys = known(unknown);
    assertThat(keys).hasSizeGreaterThan(1);
    assertThat(keys).allSatisfy(key -> assertThat(page).containsPattern("`\\{? ?" + key + "[`:]"));
  }

  /** What the message on an unknown key lists. */
  private static List<String> known(String line) {
    String hint = read(SMALL + line + "\n").problems().get(0).hint();
    return Arrays.asList(hint.substring(hint.indexOf(": ") + 2).split(", "));
  }

  @Test
  void example_of_patterns_is_understood() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("exclude:\n");
    String example = page.substring(from, page.indexOf("```", from));
    String grid =
        """
        study: s
        platforms: { runc: { local: { sandbox: runc } }, kata: { local: { sandbox: process } } }
        workloads: [ { name: hash, memory: [ 128 MB, 256 MB ] } ]
        starts: [ warm, prewarmed ]
        load: [ { closed: { concurrency: 1 } }, { closed: { concurrency: 8 } },
          { closed: { concurrency: 16 } } ]
        """;
    assertThat(read(grid + example).orThrow().cells()).hasSize(24 - 6 - 6);
  }
}
