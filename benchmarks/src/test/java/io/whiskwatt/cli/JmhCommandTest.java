package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JmhCommandTest {
  private static final String PROFILER = "io.whiskwatt.rapl.jmh.EnergyProfiler";

  @Test
  void short_name_of_the_profiler_is_translated_with_its_options() {
    assertThat(JmhCommand.translated(List.of("-prof", "energy", "-prof", "energy:source=model")))
        .containsExactly("-prof", PROFILER, "-prof", PROFILER + ":source=model");
  }

  @Test
  void everything_else_is_left_as_it_is() {
    List<String> words = List.of("energy", "-prof", "gc", "-prof", "energyx", "-i", "3");
    assertThat(JmhCommand.translated(words)).containsExactlyElementsOf(words);
  }

  @Test
  void help_page_is_ours_and_the_rest_is_of_jmh() {
    assertThat(JmhCommand.isMeant("jmh", "-h")).isTrue();
    assertThat(JmhCommand.isMeant("jmh")).isTrue();
    assertThat(JmhCommand.isMeant("jmh", "--help")).isFalse();
    assertThat(JmhCommand.isMeant("run", "jmh")).isFalse();
    assertThat(JmhCommand.isMeant()).isFalse();
  }
}
