package io.whiskwatt.rapl.agent.metrics;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.agent.ring.EnergyTotals;
import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.rapl.agent.ring.SampleTimes;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pages of metrics. */
public final class Metrics {
  /** Energy is a side channel (PLATYPUS, CVE-2020-8694): what strangers get shows no secrets. */
  static final Duration COARSE_PERIOD = Duration.ofSeconds(10);

  static final long COARSE_JOULES = 100;

  private static final String ENERGY = "whiskwatt_energy_joules_total";
  private static final String LOST = "whiskwatt_energy_steps_lost_total";
  private static final String INFO = "whiskwatt_agent_info";

  private final SourceFacts source;
  private final String version;
  private final SampleLog log;
  private final OwnCost cost;
  private final TimeSource time;
  private Optional<Coarse> coarse = Optional.empty();

  public Metrics(SourceFacts source, String version, SampleLog log, OwnCost cost, TimeSource time) {
    this.source = source;
    this.version = version;
    this.log = log;
    this.cost = cost;
    this.time = time;
  }

  private record Coarse(long nanos, String page) {}

  /** Everything. */
  public String all() {
    Page page = info(new Page());
    energy(page, Optional.empty());
    lost(page);
    sampling(page, log.times());
    cost.cpuSeconds()
        .ifPresent(
            seconds ->
                page.counter("process_cpu_seconds_total", "CPU time of the agent itself.")
                    .sample("process_cpu_seconds_total", seconds));
    cost.residentBytes()
        .ifPresent(
            bytes ->
                page.gauge("process_resident_memory_bytes", "Resident set of the agent itself.")
                    .sample("process_resident_memory_bytes", BigDecimal.valueOf(bytes)));
    return page.text();
  }

  /** For everybody: whole hundreds of joules, and the same page for ten seconds. */
  public synchronized String coarse() {
    long nowNanos = time.nanos();
    boolean fresh =
        coarse.filter(page -> nowNanos - page.nanos() < COARSE_PERIOD.toNanos()).isPresent();
    if (!fresh) {
      Page page = info(new Page());
      energy(page, Optional.of(COARSE_JOULES));
      coarse = Optional.of(new Coarse(nowNanos, page.text()));
    }
    return coarse.map(Coarse::page).orElseThrow();
  }

  private Page info(Page page) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("version", version);
    labels.put("source", source.key());
    labels.put("quality", source.quality().key());
    return page.gauge(INFO, "What the agent is and reads; always 1.")
        .sample(INFO, labels, BigDecimal.ONE);
  }

  private void energy(Page page, Optional<Long> step) {
    page.counter(
        ENERGY,
        "Energy since the agent's start, wraps undone. Sum only what says summed=true"
            + step.map(joules -> "; in steps of " + joules + " J").orElse("")
            + ".");
    EnergyTotals totals = log.totals();
    for (int zone = 0; zone < totals.zones().size(); zone++) {
      Map<String, String> labels = labels(totals.zones().get(zone));
      page.sample(ENERGY, labels, joules(totals.of(zone), step));
    }
  }

  private static Map<String, String> labels(ZoneFacts zone) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("zone", zone.zone());
    labels.put("domain", zone.domain());
    labels.put("summed", Boolean.toString(zone.summed()));
    return labels;
  }

  private static BigDecimal joules(Energy energy, Optional<Long> step) {
    return step.map(joules -> joules * (energy.microjoules() / (joules * 1_000_000)))
        .map(BigDecimal::valueOf)
        .orElseGet(() -> BigDecimal.valueOf(energy.microjoules(), 6));
  }

  private void lost(Page page) {
    page.counter(LOST, "Steps of a counter whose energy is unknown and left out.");
    EnergyTotals totals = log.totals();
    for (int zone = 0; zone < totals.zones().size(); zone++) {
      BigDecimal steps = BigDecimal.valueOf(totals.lost(zone));
      page.sample(LOST, Map.of("zone", totals.zones().get(zone).zone()), steps);
    }
  }

  private static void sampling(Page page, SampleTimes times) {
    page.counter("whiskwatt_samples_total", "Samples taken since the agent's start.")
        .sample("whiskwatt_samples_total", BigDecimal.valueOf(times.samples()));
    page.gauge("whiskwatt_sampling_period_seconds", "Period that the sampler aims at.")
        .sample("whiskwatt_sampling_period_seconds", seconds(times.period()));
    page.counter(
            "whiskwatt_sampling_period_error_seconds_total",
            "Sum over all samples of how far their distance was from the period.")
        .sample("whiskwatt_sampling_period_error_seconds_total", seconds(times.error()));
    page.gauge("whiskwatt_sampling_period_error_max_seconds", "The largest of these.")
        .sample("whiskwatt_sampling_period_error_max_seconds", seconds(times.worst()));
  }

  private static BigDecimal seconds(Duration span) {
    return BigDecimal.valueOf(span.toNanos(), 9);
  }
}
