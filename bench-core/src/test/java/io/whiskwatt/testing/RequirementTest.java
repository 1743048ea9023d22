package io.whiskwatt.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequirementTest {
  @Test
  void what_is_here_is_met() {
    assertThat(Requirement.of("runc", true, "not on PATH", "runc").met()).isTrue();
  }

  @Test
  void what_is_missing_skips_with_the_reason() {
    Requirement missing = Requirement.of("runc", false, "not on PATH", "node,python");
    assertThat(missing.met()).isFalse();
    assertThat(missing.reason()).isEqualTo("runc is missing: not on PATH");
  }

  @Test
  void what_is_missing_though_demanded_fails() {
    assertThatThrownBy(() -> Requirement.of("runc", false, "not on PATH", "node, runc"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\"runc\"")
        .hasMessageContaining("not on PATH");
  }
}
