package io.whiskwatt.rapl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.GapReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterFileTest {
  @TempDir Path directory;

  @Test
  void open_file_is_read_again_from_its_beginning() throws Exception {
    ZoneFolder zones = ZoneFolder.in(directory).counter("z", 262_143_000_000L);
    try (CounterFile file = CounterFile.open(directory.resolve("z/energy_uj"))) {
      assertThat(file.read()).isEqualTo(262_143_000_000L);
      zones.counter("z", 7);
      assertThat(file.read()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "12x4\n", "-5\n", " 5\n", "1234567890123456789\n", "1\n2\n"})
  void what_is_no_counter_is_unreadable(String text) throws IOException {
    Path path = Files.writeString(directory.resolve("energy_uj"), text);
    assertThatThrownBy(() -> readOnce(path))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(path.toString())
        .satisfies(e -> assertThat(((Unreadable) e).gap()).isEqualTo(GapReason.SAMPLES_LOST));
  }

  @Test
  void counter_without_a_newline_counts_when_it_is_stable() throws Exception {
    assertThat(readOnce(Files.writeString(directory.resolve("energy_uj"), "4711"))).isEqualTo(4711);
  }

  @Test
  void absent_file_is_a_vanished_zone() {
    assertThatThrownBy(() -> readOnce(directory.resolve("nothing")))
        .isInstanceOf(Unreadable.class)
        .hasMessageEndingWith("no such file")
        .satisfies(e -> assertThat(((Unreadable) e).gap()).isEqualTo(GapReason.ZONE_VANISHED));
  }

  @Test
  void directory_in_the_place_of_a_counter_is_unreadable() {
    assertThatThrownBy(() -> readOnce(directory)).isInstanceOf(Unreadable.class);
  }

  @Test
  @Timeout(60)
  void file_that_changes_under_the_reader_never_yields_a_made_up_number() throws Exception {
    Path path = Files.writeString(directory.resolve("energy_uj"), "1000000");
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> countUp(path, done));
    writer.start();
    try (CounterFile file = CounterFile.open(path)) {
      long last = 0;
      // The writer may not have begun when the first thousands of readings are over.
      for (int i = 0; i < 5_000 || last < 1_000_100; i++) {
        long value = valueOr(file, last);
        assertThat(value).isGreaterThanOrEqualTo(last).isLessThan(2_000_000);
        last = value;
      }
    } finally {
      done.set(true);
      writer.join();
    }
  }

  /** As Scaphandre does: emptied, then written, without a newline. */
  private static void countUp(Path path, AtomicBoolean done) {
    try {
      for (long value = 1_000_000; value < 2_000_000 && !done.get(); value++) {
        Files.writeString(path, Long.toString(value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long valueOr(CounterFile file, long fallback) {
    try {
      return file.read();
    } catch (Unreadable e) {
      return fallback;
    }
  }

  private static long readOnce(Path path) throws Unreadable {
    try (CounterFile file = CounterFile.open(path)) {
      return file.read();
    }
  }
}
