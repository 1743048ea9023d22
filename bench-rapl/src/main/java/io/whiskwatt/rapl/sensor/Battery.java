package io.whiskwatt.rapl.sensor;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.sensor.SensorFile.Silent;
import io.whiskwatt.units.Energy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One battery (Linux kernel, {@code Documentation/ABI/testing/sysfs-class-power}): what it gave
 * since it was first looked at. Not thread-safe.
 */
final class Battery {
  /** 1 µWh in µJ; 1 µAh is as many µC. */
  private static final long HOUR = 3600;

  private final Path directory;
  private final Means means;
  private final PowerIntegral integral = new PowerIntegral();
  private OptionalLong lastLevel = OptionalLong.empty();
  private double lastVolts;
  private double drained;

  /** What a battery shows of itself, the best first. */
  enum Means {
    /** {@code energy_now}, in µWh. */
    ENERGY("the fall of energy_now"),
    /** {@code charge_now} in µAh, by {@code voltage_now} in µV. */
    CHARGE("the fall of charge_now times voltage_now"),
    /** {@code power_now}, in µW. */
    POWER("power_now, integrated over time: what happens between two readings is missed"),
    /** {@code current_now} in µA, by {@code voltage_now}. */
    CURRENT(
        "current_now times voltage_now, integrated over time: what happens between two readings is"
            + " missed");

    private final String words;

    Means(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private Battery(Path directory, Means means) {
    this.directory = directory;
    this.means = means;
  }

  /** Empty: it is no battery of the machine, or shows nothing that energy follows from. */
  static Optional<Battery> at(Path directory) {
    boolean own =
        word(directory, "type").filter("Battery"::equals).isPresent()
            && word(directory, "scope").filter("Device"::equals).isEmpty();
    return own ? means(directory).map(means -> new Battery(directory, means)) : Optional.empty();
  }

  private static Optional<Means> means(Path directory) {
    boolean volts = has(directory, "voltage_now");
    if (has(directory, "energy_now")) {
      return Optional.of(Means.ENERGY);
    }
    if (has(directory, "charge_now") && volts) {
      return Optional.of(Means.CHARGE);
    }
    if (has(directory, "power_now")) {
      return Optional.of(Means.POWER);
    }
    return has(directory, "current_now") && volts ? Optional.of(Means.CURRENT) : Optional.empty();
  }

  private static boolean has(Path directory, String file) {
    return SensorFile.isReadable(directory.resolve(file));
  }

  private static Optional<String> word(Path directory, String file) {
    return SensorFile.word(directory.resolve(file));
  }

  String name() {
    return directory.getFileName().toString();
  }

  String zone() {
    return "battery:" + name();
  }

  Means means() {
    return means;
  }

  /** {@code Discharging}, {@code Charging}, {@code Full}, {@code Not charging}, … */
  String status() {
    return word(directory, "status").orElse("Unknown");
  }

  /** As far as its numbers show: the largest power of ten that divides them. */
  Energy resolution() {
    return switch (means) {
      case ENERGY -> Energy.ofMicrojoules(step("energy_now", "energy_full") * HOUR);
      case CHARGE -> Energy.ofJoules(step("charge_now", "charge_full") * HOUR * volts() / 1e6);
      case POWER, CURRENT -> Energy.ZERO;
    };
  }

  private long step(String now, String full) {
    long step = 1;
    while (step < 100_000 && divides(10 * step, now) && divides(10 * step, full)) {
      step *= 10;
    }
    return step;
  }

  private boolean divides(long step, String file) {
    try {
      return number(file) % step == 0;
    } catch (Silent e) {
      return true;
    }
  }

  private double volts() {
    try {
      return number("voltage_now") / 1e6;
    } catch (Silent e) {
      return 0;
    }
  }

  private long number(String file) throws Silent {
    return SensorFile.number(directory.resolve(file));
  }

  /**
   * What it gave so far, in µJ.
   *
   * @param nanos of now
   */
  long drained(long nanos) throws Silent {
    switch (means) {
      case ENERGY -> fall(number("energy_now"), 1);
      case CHARGE -> fallBy(number("charge_now"), number("voltage_now") / 1e6);
      case POWER -> integral.add(nanos, Math.abs((double) number("power_now")));
      case CURRENT ->
          integral.add(
              nanos, Math.abs((double) number("current_now")) * number("voltage_now") / 1e6);
    }
    return (long) drained + integral.microjoules();
  }

  private void fallBy(long level, double volts) throws Silent {
    double mean = lastLevel.isPresent() ? (lastVolts + volts) / 2 : volts;
    lastVolts = volts;
    fall(level, mean);
  }

  private void fall(long level, double factor) throws Silent {
    OptionalLong before = lastLevel;
    lastLevel = OptionalLong.of(level);
    if (before.isPresent() && level > before.getAsLong()) {
      throw new Silent(GapReason.SAMPLES_LOST, name() + " has more than before");
    }
    drained += (before.orElse(level) - level) * HOUR * factor;
  }

  /** It does not feed the machine now. */
  void interrupt() {
    lastLevel = OptionalLong.empty();
    integral.interrupt();
  }

  /** How often a battery looks at itself, assumed: drivers do not tell, and seconds are usual. */
  static Duration update() {
    return Duration.ofSeconds(5);
  }
}
