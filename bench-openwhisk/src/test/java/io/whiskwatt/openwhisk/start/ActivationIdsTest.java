package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationIdsTest {
  private final ActivationIds ids = new ActivationIds();

  private static ByteBuffer bytes(String id) {
    ByteBuffer padded = ByteBuffer.wrap((" " + id).getBytes(StandardCharsets.UTF_8));
    return padded.position(1).asReadOnlyBuffer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef",
        "ffffffffffffffffffffffffffffffff",
        "00000000000000000000000000000001",
        "10000000000000000000000000000000",
        "00000000000000000000000000000000",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef",
        "0123456789abcdef0123456789abcdefg",
        "an id of ä gateway",
        ""
      })
  void an_id_comes_out_as_it_went_in(String id) {
    ByteBuffer header = bytes(id);
    ids.saw(70_000, header);
    assertThat(ids.of(70_000)).isEqualTo(id);
    assertThat(ids.of(69_999)).isEmpty();
    assertThat(ids.of(4)).isEmpty();
    assertThat(header).isEqualTo(bytes(id));
  }

  @Test
  void the_next_trial_knows_nothing_of_the_one_before() {
    ids.saw(1, bytes("0123456789abcdef0123456789abcdef"));
    ids.saw(2, bytes("another"));
    ids.sawAccepted();
    ids.clear();
    assertThat(ids.of(1)).isEmpty();
    assertThat(ids.of(2)).isEmpty();
    assertThat(ids.accepted()).isFalse();
  }
}
