package io.whiskwatt.rapl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.client.SampleBatch.Missing;
import io.whiskwatt.rapl.client.SampleBatch.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesJsonTest {
  private static final String SOUND =
      """
      { "boot_id": "b", "agent_id": "a", "nanos": 5000, "first": 100, "next": 102,
        "zones": ["package-0", "package-0/dram"], "further": {"key": [1]},
        "samples": [ [100, [1000, 20, 5000], [1025, 18, 700]], [101, [2000, 21, 5100], null] ],
        "gaps": [ ["permission_denied", 1000, 2000] ] }
      """;

  @Test
  void the_documents_example_is_read() throws IOException {
    SampleBatch batch = read(SOUND);
    assertThat(batch.zones()).containsExactly("package-0", "package-0/dram");
    assertThat(batch.samples().get(0).values())
        .containsExactly(new Value(0, 1000, 20, 5000), new Value(1, 1025, 18, 700));
    assertThat(batch.samples().get(1).values()).containsExactly(new Value(0, 2000, 21, 5100));
    assertThat(batch.gaps()).containsExactly(new Missing(GapReason.PERMISSION_DENIED, 1000, 2000));
    assertThat(batch.next()).isEqualTo(102);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[101, [2000|[100, [2000|do not grow",
        "[2000, 21|[900, 21|times that go back",
        "[2000, 21|[2000, -21|below 0",
        "[2000, 21|[9000000000000, 21|future",
        "[2000, 21|[99999999999999999999, 21|out of range",
        "[2000, 21|[2e3, 21|VALUE_NUMBER_INT",
        "\"next\": 102|\"next\": 200|leaves samples out",
        "\"boot_id\": \"b\"|\"bot_id\": \"b\"|who it is",
        "null|[2025, 1, 1], [2040, 1, 1]|more zones than",
        "permission_denied|boredom|boredom",
        "1000, 2000]|2000, 1000]|ends before",
        "} |}} |",
        "[100, [1000|[100, [[[[[[[[[[[[[[[[[[1000|"
      })
  void what_no_agent_means_is_refused(String sound, String senseless, String words) {
    String text = SOUND.replace(sound, senseless);
    if (words != null) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(words);
    }
  }

  @Test
  void more_than_was_asked_for_is_refused() {
    assertThatThrownBy(() -> SamplesJson.read(bytes(SOUND), 1)).hasMessageContaining("asked for");
  }

  @Test
  void damaged_answers_never_do_worse_than_be_refused() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = bytes(SOUND);
      for (int hit = 0; hit <= i % 5; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      readOrRefuse(damaged);
    }
  }

  private static void readOrRefuse(byte[] damaged) {
    try {
      assertThat(SamplesJson.read(damaged, 10).samples()).hasSizeLessThanOrEqualTo(10);
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("NullPointer");
    }
  }

  private static SampleBatch read(String text) throws IOException {
    return SamplesJson.read(bytes(text), 10);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
