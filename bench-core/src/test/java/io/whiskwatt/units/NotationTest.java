package io.whiskwatt.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotationTest {
  @ParameterizedTest
  @CsvSource({
    "10s, 10000000000",
    "500ms, 500000000",
    "2m, 120000000000",
    "2min, 120000000000",
    "1h, 3600000000000",
    "0s, 0",
    "1.5 s, 1500000000",
    "0.1s, 100000000",
    "7us, 7000",
    "7µs, 7000",
    "3ns, 3",
    "8760h, 31536000000000000"
  })
  void durations_are_read_exactly(String text, long nanos) {
    assertThat(Notation.DURATION.read(text).value()).contains(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource({"50/s, 50", "60/min, 1", "0.3/s, 0.3", "50 /s, 50", "1800/h, 0.5", "0.1/s, 0.1"})
  void rates_are_read_per_second(String text, double perSecond) {
    assertThat(Notation.RATE.read(text).value()).contains(Rate.perSecond(perSecond));
  }

  @ParameterizedTest
  @CsvSource({
    "256 MB, 268435456",
    "1 MB, 1048576",
    "128MB, 134217728",
    "64 kB, 65536",
    "1 GB, 1073741824",
    "0 B, 0",
    "1.5 kB, 1536",
    "1024 TB, 1125899906842624"
  })
  void megabytes_are_powers_of_two(String text, long bytes) {
    assertThat(Notation.SIZE.read(text).value()).contains(DataSize.ofBytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({"12 W, 12", "12W, 12", "500 mW, 0.5", "1.2 kW, 1200", "0 W, 0"})
  void power_is_read_in_watts(String text, double watts) {
    assertThat(Notation.POWER.read(text).value()).contains(Power.ofWatts(watts));
  }

  @ParameterizedTest
  @CsvSource({"2.5%, 0.025", "10 %, 0.1", "0%, 0", "100%, 1", "0.7%, 0.007"})
  void percentages_are_read_as_fractions(String text, double fraction) {
    assertThat(Notation.PERCENT.read(text).value()).contains(fraction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "0", "2.5", " 30 "})
  void bare_number_says_that_the_unit_is_missing(String text) {
    assertThat(Notation.DURATION.read(text)).isEqualTo(refused("the unit is missing"));
    assertThat(Notation.RATE.read(text)).isEqualTo(refused("the unit is missing"));
    assertThat(Notation.SIZE.read(text)).isEqualTo(refused("the unit is missing"));
    assertThat(Notation.POWER.read(text)).isEqualTo(refused("the unit is missing"));
    assertThat(Notation.PERCENT.read(text)).isEqualTo(refused("the unit is missing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "s",
        "/s",
        "MB",
        "%",
        "NaN",
        "NaN s",
        "Infinity s",
        "inf W",
        "+5s",
        ".5s",
        "5.s",
        "1e3s",
        "1_000s",
        "0x10s",
        "１０s",
        "١٠s",
        "5\u00a0s",
        "five s",
        "5 S",
        "5 sec",
        "5ss",
        "1h30m",
        "5s 5s",
        "mb",
        "5 mb",
        "5 Mb",
        "5 MiB",
        "5 w",
        "5 MW",
        "5/S",
        "5/",
        "5 per s",
        "5%%",
        "\u0000",
        "😀",
        "5s\n6s"
      })
  void text_of_another_form_is_refused(String text) {
    assertThat(Notation.DURATION.read(text).value()).isEmpty();
    assertThat(Notation.RATE.read(text).value()).isEmpty();
    assertThat(Notation.SIZE.read(text).value()).isEmpty();
    assertThat(Notation.POWER.read(text).value()).isEmpty();
    assertThat(Notation.PERCENT.read(text).value()).isEmpty();
  }

  @Test
  void reason_says_what_is_wrong() {
    assertThat(Notation.DURATION.read("-5s")).isEqualTo(refused("it must not be negative"));
    assertThat(Notation.DURATION.read("1,5s").toString()).contains("decimal sign is a point");
    assertThat(Notation.DURATION.read("5 sec"))
        .isEqualTo(refused("the unit \"sec\" is not one of ns, us, µs, ms, s, m, min, h"));
    assertThat(Notation.RATE.read("0/s")).isEqualTo(refused("it must be above 0"));
  }

  @Test
  void too_large_and_too_fine_are_refused() {
    String many = "9".repeat(60);
    assertThat(Notation.DURATION.read("8761h")).isEqualTo(refused("it is longer than 365 days"));
    assertThat(Notation.DURATION.read(many + "h").value()).isEmpty();
    assertThat(Notation.DURATION.read("0.5ns").value()).isEmpty();
    assertThat(Notation.RATE.read(many + "/s").value()).isEmpty();
    assertThat(Notation.SIZE.read("1025 TB").value()).isEmpty();
    assertThat(Notation.SIZE.read("0.3 B").value()).isEmpty();
    assertThat(Notation.POWER.read(many + "kW").value()).isEmpty();
    assertThat(Notation.POWER.read("9".repeat(1_000_000)).value()).isEmpty();
  }

  @Test
  void written_durations_read_back_as_themselves() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Duration span = Duration.ofNanos(random.nextLong(1L << (1 + random.nextInt(54))));
      assertThat(Notation.DURATION.read(Notation.DURATION.write(span)).value()).contains(span);
    }
  }

  @Test
  void written_rates_and_powers_read_back_as_themselves() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      double value = Math.pow(10, random.nextDouble(-9, 8));
      Rate rate = Rate.perSecond(value);
      assertThat(Notation.RATE.read(Notation.RATE.write(rate)).value()).contains(rate);
      Power power = Power.ofWatts(value);
      assertThat(Notation.POWER.read(Notation.POWER.write(power)).value()).contains(power);
    }
  }

  @Test
  void written_sizes_read_back_as_themselves() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      DataSize size = DataSize.ofBytes(random.nextLong(1L << (1 + random.nextInt(49))));
      assertThat(Notation.SIZE.read(Notation.SIZE.write(size)).value()).contains(size);
    }
  }

  @Test
  void quantities_are_written_as_people_do() {
    assertThat(Notation.DURATION.write(Duration.ofSeconds(90))).isEqualTo("90s");
    assertThat(Notation.DURATION.write(Duration.ofHours(2))).isEqualTo("2h");
    assertThat(Notation.DURATION.write(Duration.ofMillis(1500))).isEqualTo("1500ms");
    assertThat(Notation.DURATION.write(Duration.ZERO)).isEqualTo("0s");
    assertThat(Notation.RATE.write(Rate.perSecond(0.00001))).isEqualTo("0.00001/s");
    assertThat(Notation.SIZE.write(DataSize.ofMegabytes(256))).isEqualTo("256MB");
    assertThat(Notation.POWER.write(Power.ofWatts(12))).isEqualTo("12 W");
    assertThat(Notation.PERCENT.write(0.025)).isEqualTo("2.5%");
  }

  @Test
  void locale_changes_nothing() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Notation.DURATION.read("1.5min").value()).contains(Duration.ofSeconds(90));
        assertThat(Notation.RATE.write(Rate.perSecond(1234.5))).isEqualTo("1234.5/s");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static <T> Reading<T> refused(String reason) {
    return new Reading.Refused<>(reason);
  }
}
