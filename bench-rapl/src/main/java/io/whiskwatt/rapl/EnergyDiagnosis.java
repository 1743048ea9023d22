package io.whiskwatt.rapl;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this machine can say of its energy, found out by trying.
 *
 * @param root of the powercap tree that was looked at
 * @param zones every zone there, summed or left out, and why
 * @param refusal why RAPL does not stand for this machine, and what to do; empty: it does
 * @param source what is used: RAPL, or the model
 * @param spent over the interval of the trial, nothing else to do
 * @param sampleCost one reading of all counters
 */
public record EnergyDiagnosis(
    LocalNode machine,
    Path root,
    List<ZoneFacts> zones,
    Optional<String> refusal,
    SourceFacts source,
    BlockEnergy spent,
    Duration sampleCost) {
  private static final int TRIALS = 20;

  public EnergyDiagnosis {
    zones = List.copyOf(zones);
  }

  /** Looks at {@link PowercapSurvey#DEFAULT_ROOT} of this machine for one second. */
  public static EnergyDiagnosis ofThisMachine(TimeSource time) {
    return of(PowercapSurvey.DEFAULT_ROOT, LocalNode.read(), Duration.ofSeconds(1), time);
  }

  /**
   * Looks at a machine.
   *
   * @param interval how long to measure, above 0
   */
  public static EnergyDiagnosis of(
      Path root, LocalNode machine, Duration interval, TimeSource time) {
    PowercapSurvey survey = PowercapSurvey.of(root, machine);
    EnergyMeter meter = AutoProvider.open(survey, SamplingRate.period(SamplingRate.DEFAULT), time);
    try (LocalEnergy energy = LocalEnergy.on(meter, time)) {
      BlockEnergy spent = energy.measure(() -> time.parkUntil(time.nanos() + interval.toNanos()));
      return new EnergyDiagnosis(
          machine,
          root,
          survey.zones(),
          survey.refusal(),
          energy.source(),
          spent,
          sampleCost(meter, time));
    }
  }

  /** The median of a few. */
  private static Duration sampleCost(EnergyMeter meter, TimeSource time) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      long startNanos = time.nanos();
      meter.covers(startNanos);
      nanos.add(time.nanos() - startNanos);
    }
    return Duration.ofNanos(nanos.stream().sorted().toList().get(TRIALS / 2));
  }

  /** For people, a fact a line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("energy: " + source.quality().key() + " (" + source.key() + ")");
    refusal.ifPresent(why -> lines.add("RAPL: not usable: " + why));
    if (refusal.isEmpty()) {
      lines.add("RAPL: usable, " + root);
      lines.add("sum: " + sum());
    }
    String would = refusal.isPresent() ? "would be summed:" : "summed:";
    zones.forEach(
        zone ->
            lines.add("zone " + zone.zone() + ": " + zone.why().replaceFirst("^summed:", would)));
    lines.add(powerLine());
    lines.add(costLine());
    notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  private String sum() {
    return zones.stream()
        .filter(ZoneFacts::summed)
        .map(ZoneFacts::zone)
        .collect(Collectors.joining(" + "));
  }

  /** The source's notes, without the refusal: that has its own line. */
  private List<String> notes() {
    return spent.notes().stream().filter(note -> refusal.filter(note::endsWith).isEmpty()).toList();
  }

  private String powerLine() {
    double watts = spent.meanPower().watts();
    double seconds = seconds(spent.duration());
    // An uncertainty beside a model would pass for its accuracy, which nobody knows.
    return source.quality() == Quality.MEASURED
        ? text("power now: %.2f W ± %.2f W over %.2f s", watts, uncertainWatts(), seconds)
        : text("power now: %s %.2f W over %.2f s", source.quality().key(), watts, seconds);
  }

  private double uncertainWatts() {
    return spent.uncertainty().joules() / seconds(spent.duration());
  }

  private String costLine() {
    double share = seconds(sampleCost) / seconds(source.samplingPeriod());
    return text(
        "sampling: every %d ms, %.0f µs each (%.3f %% of one processor)",
        source.samplingPeriod().toMillis(), seconds(sampleCost) * 1e6, share * 100);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double seconds(Duration span) {
    return span.toNanos() / 1e9;
  }
}
