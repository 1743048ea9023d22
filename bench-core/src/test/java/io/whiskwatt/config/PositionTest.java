package io.whiskwatt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PositionTest {
  @Test
  void caret_follows_tabs_and_counts_code_points() {
    assertThat(new Position("f", 1, 3, "\t😀x").caret()).isEqualTo("  \t😀x\n  \t ^\n");
  }

  @Test
  void caret_may_stand_behind_the_line() {
    assertThat(new Position("f", 1, 3, "ab").caret()).isEqualTo("  ab\n    ^\n");
  }

  @Test
  void long_line_is_shown_around_the_caret() {
    String line = "x".repeat(500) + "HERE" + "x".repeat(500);
    List<String> shown = new Position("f", 1, 501, line).caret().lines().toList();
    assertThat(shown.get(0)).hasSizeLessThan(210).contains("HERE");
    assertThat(shown.get(0).indexOf("HERE")).isEqualTo(shown.get(1).indexOf('^'));
  }
}
