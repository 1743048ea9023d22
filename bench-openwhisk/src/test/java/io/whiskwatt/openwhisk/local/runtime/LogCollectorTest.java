package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogCollectorTest {
  private static final String END = Protocol.END_OF_LOGS + " id-1\n";

  private static List<String> collected(String printed) {
    LogCollector collector =
        new LogCollector(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
    collector.begin("id-1");
    collector.run();
    return collector.take(Duration.ZERO).stream().map(LogLine::text).toList();
  }

  @Test
  void lines_up_to_the_end_mark_belong_to_the_activation() {
    assertThat(collected("one\ntwo 🚀\n" + END + "of the next\n")).containsExactly("one", "two 🚀");
  }

  @Test
  void a_line_without_an_end_is_kept_though_the_mark_follows_on_it() {
    assertThat(collected("no newline" + END)).containsExactly("no newline");
  }

  @Test
  void a_forged_end_mark_is_a_line_like_any_other() {
    String forged = Protocol.END_OF_LOGS + " id-2";

    assertThat(collected(forged + "\nmore\n" + END)).containsExactly(forged, "more");
  }

  @Test
  void without_an_end_mark_all_lines_are_given() {
    assertThat(collected("one\ntwo")).containsExactly("one", "two");
  }

  @Test
  void the_end_mark_is_seen_behind_a_line_of_any_length() {
    String endless = "x".repeat(200_000);

    assertThat(String.join("", collected(endless + END))).isEqualTo(endless);
  }

  @Test
  void what_is_beyond_the_limit_is_dropped_and_said() {
    String flood = ("y".repeat(1023) + "\n").repeat(11 << 10);

    List<String> lines = collected(flood + END);

    assertThat(lines).hasSize((10 << 10) + 1);
    assertThat(lines.get(lines.size() - 1)).startsWith("Logs were truncated");
  }
}
