package io.whiskwatt.rapl.agent.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SampleRingTest {
  private final SampleRing ring = new SampleRing(List.of("package-0", "psys"), 5);

  @Test
  void an_empty_ring_gives_nothing_from_anywhere() {
    assertThat(ring.from(0, 10).count()).isZero();
    assertThat(ring.from(7, 10).next()).isZero();
  }

  @Test
  void samples_come_out_as_they_went_in() {
    ring.add(new long[] {99, 50, 4, 1000, -1, -1, Samples.NONE});
    Samples samples = ring.from(0, 10);
    assertThat(samples.count()).isEqualTo(1);
    assertThat(samples.nanos(0)).isEqualTo(99);
    assertThat(samples.middleNanos(0, 0)).isEqualTo(50);
    assertThat(samples.widthNanos(0, 0)).isEqualTo(4);
    assertThat(samples.microjoules(0, 0)).isEqualTo(1000);
    assertThat(samples.has(0, 1)).isFalse();
  }

  @Test
  void what_was_asked_for_too_late_is_gone_and_the_rest_is_whole() {
    add(12);
    Samples samples = ring.from(0, 10);
    assertThat(samples.first()).isEqualTo(8);
    assertThat(samples.next()).isEqualTo(12);
    for (int i = 0; i < samples.count(); i++) {
      assertThat(samples.microjoules(i, 0)).isEqualTo(8 + i);
    }
  }

  @Test
  void an_answer_that_is_cut_short_says_where_the_ring_ends() {
    add(4);
    Samples samples = ring.from(1, 2);
    assertThat(samples.next()).isEqualTo(3);
    assertThat(samples.end()).isEqualTo(4);
  }

  @Test
  void nothing_is_beyond_the_newest_sample() {
    add(4);
    Samples samples = ring.from(1000, 2);
    assertThat(samples.count()).isZero();
    assertThat(samples.first()).isEqualTo(4);
    assertThat(samples.next()).isEqualTo(4);
  }

  @Test
  void an_answer_has_bounded_size() {
    SampleRing large = new SampleRing(List.of("package-0"), 50_000);
    for (int i = 0; i < 40_000; i++) {
      large.add(sample(i, 4));
    }
    assertThat(large.from(0, 10_000).count()).isEqualTo(8192);
  }

  @Test
  void a_reader_never_sees_a_sample_half_written() {
    SampleRing small = new SampleRing(List.of("a", "b", "c"), 3);
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 300_000; i++) {
                small.add(sample(i, 10));
              }
            });
    while (!writer.isDone()) {
      Samples samples = small.from(0, 3);
      for (int i = 0; i < samples.count(); i++) {
        long sequence = samples.first() + i;
        assertThat(samples.nanos(i)).isEqualTo(sequence);
        assertThat(samples.microjoules(i, 2)).isEqualTo(sequence);
      }
    }
  }

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      ring.add(sample(i, 7));
    }
  }

  private static long[] sample(long value, int width) {
    long[] sample = new long[width];
    Arrays.fill(sample, value);
    return sample;
  }
}
