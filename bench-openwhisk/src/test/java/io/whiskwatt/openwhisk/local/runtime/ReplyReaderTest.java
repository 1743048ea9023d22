package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReplyReaderTest {
  private static ReplyReader read(String text) {
    ReplyReader reader =
        new ReplyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    reader.run();
    return reader;
  }

  @Test
  void lines_come_in_their_order_and_then_the_end() {
    ReplyReader reader = read("one\n🚀\ntorn");

    assertThat(reader.next(Duration.ZERO)).contains(new ReplyReader.Incoming.Line("one"));
    assertThat(reader.next(Duration.ZERO)).contains(new ReplyReader.Incoming.Line("🚀"));
    assertThat(reader.next(Duration.ZERO)).contains(new ReplyReader.Incoming.End());
  }

  @Test
  void a_line_without_end_is_given_up() {
    ReplyReader reader = read("x".repeat(ReplyReader.LONGEST_LINE + 1));

    assertThat(reader.next(Duration.ZERO)).contains(new ReplyReader.Incoming.TooLong());
  }

  @Test
  void a_line_of_the_greatest_length_passes() {
    String longest = "x".repeat(ReplyReader.LONGEST_LINE);

    assertThat(read(longest + "\n").next(Duration.ZERO))
        .contains(new ReplyReader.Incoming.Line(longest));
  }
}
