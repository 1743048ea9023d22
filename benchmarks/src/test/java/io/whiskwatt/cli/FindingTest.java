package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void findings_are_aligned_under_their_title() {
    List<Finding> findings =
        List.of(new Finding("cpu", "fast"), Finding.ofLine("memory: 8 GB: ok"));
    assertThat(Finding.section("Machine", findings))
        .isEqualTo("Machine\n  cpu     fast\n  memory  8 GB: ok\n\n");
  }

  @Test
  void a_long_finding_is_broken_and_stays_aligned() {
    String text = "word ".repeat(40).strip();
    String section = Finding.section("Title", List.of(new Finding("name", text)));
    assertThat(section.lines()).allMatch(line -> line.length() <= 100);
    assertThat(section.lines().skip(2).limit(1)).allMatch(line -> line.startsWith("        word"));
    assertThat(section.replaceAll("\\s+", " ")).contains(text);
  }

  @Test
  void a_line_without_a_name_is_kept_whole() {
    assertThat(Finding.ofLine("no colon here")).isEqualTo(new Finding("", "no colon here"));
  }
}
