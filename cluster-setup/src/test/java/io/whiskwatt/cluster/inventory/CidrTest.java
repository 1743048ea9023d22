package io.whiskwatt.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "10.244.0.0/16", "255.255.255.255/32", "192.168.27.16/28"})
  void range_is_written_as_it_was_read(String text) {
    assertThat(Cidr.of(text)).map(Cidr::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "10.244.0.0", "10.244.0.0/33", "10.244.0.0/-1", "10.244.0.0/016", "10.244.0.1/16",
        "10.244.0/16", "256.0.0.0/8", "01.0.0.0/8", "10.244.0.0.0/16", "::/0", "10.0.0.0/8 "
      })
  void other_text_is_no_range(String text) {
    assertThat(Cidr.of(text)).isEmpty();
  }

  @Test
  void range_contains_its_first_and_last_address_and_no_further() {
    Cidr range = Cidr.of("10.244.0.0/16").orElseThrow();
    assertThat(range.contains("10.244.0.0")).isTrue();
    assertThat(range.contains("10.244.255.255")).isTrue();
    assertThat(range.contains("10.243.255.255")).isFalse();
    assertThat(range.contains("10.245.0.0")).isFalse();
    assertThat(range.contains("worker-1")).isFalse();
  }

  @Test
  void ranges_overlap_when_one_holds_the_other() {
    Cidr wide = Cidr.of("10.0.0.0/8").orElseThrow();
    Cidr narrow = Cidr.of("10.244.0.0/16").orElseThrow();
    assertThat(wide.overlaps(narrow)).isTrue();
    assertThat(narrow.overlaps(wide)).isTrue();
    assertThat(narrow.overlaps(Cidr.of("10.245.0.0/16").orElseThrow())).isFalse();
  }
}
